// SPDX-License-Identifier: 0BSD
// mono.cs: real errors of real sockets on Linux, as Mono shows them. It prints the errno that the system
// gives for each mistake, and the number of SocketErrorCode. mono.sh compares.
using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;

class UnixPath : EndPoint
{
    readonly string path;

    public UnixPath(string path)
    {
        this.path = path;
    }

    public override AddressFamily AddressFamily
    {
        get { return AddressFamily.Unix; }
    }

    public override SocketAddress Serialize()
    {
        byte[] bytes = Encoding.ASCII.GetBytes(path);
        var address = new SocketAddress(AddressFamily.Unix, 2 + bytes.Length + 1);
        for (int i = 0; i < bytes.Length; i++)
            address[2 + i] = bytes[i];
        return address;
    }

    public override EndPoint Create(SocketAddress address)
    {
        return new UnixPath("");
    }
}

static class Program
{
    static readonly IPEndPoint free = new IPEndPoint(IPAddress.Loopback, 0);

    static Socket Tcp()
    {
        return new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    }

    static Socket Udp()
    {
        return new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    }

    static Socket Unix(SocketType type)
    {
        return new Socket(AddressFamily.Unix, type, ProtocolType.Unspecified);
    }

    static void Expect(string errno, Action mistake)
    {
        try {
            mistake();
            Console.WriteLine(errno + " none");
        } catch (SocketException e) {
            Console.WriteLine(errno + " " + (int)e.SocketErrorCode);
        }
    }

    // Two sockets that are connected to each other.
    static Socket[] Pair()
    {
        var listening = Tcp();
        listening.Bind(free);
        listening.Listen(1);
        var calling = Tcp();
        calling.Connect(listening.LocalEndPoint);
        return new Socket[] { calling, listening.Accept() };
    }

    static void Main(string[] words)
    {
        string folder = words[0];
        Expect("ENOENT", () => Unix(SocketType.Stream).Connect(new UnixPath(folder + "/nothing")));

        var bound = Tcp();
        bound.Bind(free);
        Expect("ECONNREFUSED", () => Tcp().Connect(bound.LocalEndPoint));
        Expect("EADDRINUSE", () => {
            var listening = Tcp();
            listening.Bind(free);
            listening.Listen(1);
            Tcp().Bind(listening.LocalEndPoint);
        });
        Expect("EADDRNOTAVAIL", () => Tcp().Bind(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0)));
        Expect("EINVAL", () => bound.Bind(free));
        Expect("ENOTCONN", () => Tcp().Receive(new byte[1]));
        Expect("EDESTADDRREQ", () => Udp().Send(new byte[1]));
        Expect("EOPNOTSUPP", () => {
            var socket = Udp();
            socket.Bind(free);
            socket.Listen(1);
        });

        var receiver = Udp();
        receiver.Bind(free);
        Expect("EMSGSIZE", () => Udp().SendTo(new byte[70000], receiver.LocalEndPoint));
        receiver.Blocking = false;
        Expect("EAGAIN", () => receiver.Receive(new byte[1]));

        var datagrams = Unix(SocketType.Dgram);
        datagrams.Bind(new UnixPath(folder + "/datagrams"));
        Expect("EPROTOTYPE", () => Unix(SocketType.Stream).Connect(new UnixPath(folder + "/datagrams")));

        var shut = Pair();
        shut[0].Shutdown(SocketShutdown.Send);
        Expect("EPIPE", () => shut[0].Send(new byte[1]));

        var reset = Pair();
        reset[1].LingerState = new LingerOption(true, 0);
        reset[1].Close();
        Expect("ECONNRESET", () => reset[0].Receive(new byte[1]));
    }
}
