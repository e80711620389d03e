namespace Our.Sockets
{
    /// <summary>What a socket says.</summary>
    public enum SocketError : int
    {
        /// <summary>Nothing is wrong.</summary>
        Success = 0,
        SocketError = (-1),
        Interrupted = 10004,
        [Obsolete("say TimedOut")] Late = 10060,
        TimedOut = Late,
        ConnectionRefused = 10061,
        HostDown = 10064, HostUnreachable,
    }
}
