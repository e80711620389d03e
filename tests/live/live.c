/* SPDX-License-Identifier: 0BSD */
/*
 * live.c: real errors of real sockets, on the loopback, read as the right SocketErrors. A program
 * of its own, so that it can also be built for Windows; it prints what fails and exits with the
 * count.
 */
#include "sockerr.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#if defined(_WIN32)
#include <winsock2.h>
#include <ws2tcpip.h>
typedef SOCKET socket_type;
static int last_error(void)
{
    return WSAGetLastError();
}
static void make_unblocking(socket_type s)
{
    u_long yes = 1;
    ioctlsocket(s, (long)FIONBIO, &yes);
}
#else
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
typedef int socket_type;
static int last_error(void)
{
    return errno;
}
static void make_unblocking(socket_type s)
{
    fcntl(s, F_SETFL, O_NONBLOCK);
}
#endif

static int failures;

static void expect(const char *what, sockerr read, sockerr expected)
{
    if (read == expected)
        return;
    printf("%s: %s, not %s\n", what, sockerr_name(read), sockerr_name(expected));
    failures++;
}

static struct sockaddr_in loopback(void)
{
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/* A socket bound to a free port of the loopback, and its address. */
static socket_type bound(int type, struct sockaddr_in *address)
{
    socket_type s = socket(AF_INET, type, 0);
    socklen_t length = sizeof *address;
    *address = loopback();
    if (bind(s, (struct sockaddr *)address, sizeof *address) != 0 ||
        getsockname(s, (struct sockaddr *)address, &length) != 0) {
        printf("no port could be bound: %d\n", last_error());
        failures++;
    }
    return s;
}

int main(void)
{
    struct sockaddr_in address, other;
    struct addrinfo hints, *found = NULL;
    char byte[1];
#if defined(_WIN32)
    WSADATA data;
    int code = sockerr_from_windows(WSANOTINITIALISED) == SOCKERR_NOT_INITIALIZED
                   ? WSAStartup(MAKEWORD(2, 2), &data)
                   : 1;
    expect("WSAStartup", sockerr_from(SOCKERR_SPACE_HOST, code), SOCKERR_SUCCESS);
#endif

    /* Bound and not listening: a connection is refused. */
    socket_type quiet = bound(SOCK_STREAM, &address);
    socket_type caller = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(caller, (struct sockaddr *)&address, sizeof address) == 0)
        expect("a connection", SOCKERR_SUCCESS, SOCKERR_CONNECTION_REFUSED);
    else
        expect("a connection", sockerr_from(SOCKERR_SPACE_HOST, last_error()),
               SOCKERR_CONNECTION_REFUSED);

    /* The same port once more. */
    socket_type second = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(second, (struct sockaddr *)&address, sizeof address) == 0)
        expect("a port in use", SOCKERR_SUCCESS, SOCKERR_ADDRESS_ALREADY_IN_USE);
    else
        expect("a port in use", sockerr_from(SOCKERR_SPACE_HOST, last_error()),
               SOCKERR_ADDRESS_ALREADY_IN_USE);

    /* Nothing has come, and the socket does not block. */
    socket_type waiting = bound(SOCK_DGRAM, &other);
    make_unblocking(waiting);
    if (recv(waiting, byte, sizeof byte, 0) >= 0)
        expect("nothing to receive", SOCKERR_SUCCESS, SOCKERR_WOULD_BLOCK);
    else
        expect("nothing to receive", sockerr_from(SOCKERR_SPACE_HOST, last_error()),
               SOCKERR_WOULD_BLOCK);

    /* A name that is no number, where only a number may be: nothing leaves this machine. */
    memset(&hints, 0, sizeof hints);
    hints.ai_flags = AI_NUMERICHOST;
    int eai = getaddrinfo("no-number", NULL, &hints, &found);
    expect("a failed look-up",
           sockerr_from_gai(SOCKERR_SPACE_HOST_GAI, eai, SOCKERR_SPACE_HOST_ERRNO, errno),
           SOCKERR_HOST_NOT_FOUND);
    (void)quiet;
    return failures;
}
