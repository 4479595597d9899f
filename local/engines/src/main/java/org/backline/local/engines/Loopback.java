package org.backline.local.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The only address the engines listen on, and its ports. */
final class Loopback {

    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    /** Two ports that are free now, and not the same. */
    static Ports twoFree() {
        try (ServerSocket first = listen(0);
                ServerSocket second = listen(0)) {
            return new Ports(first.getLocalPort(), second.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on " + ADDRESS, e);
        }
    }

    static void requireFree(String engine, int port) {
        try (ServerSocket _ = listen(port)) {
            // That it could be opened is all there is to know.
        } catch (BindException e) {
            throw new PortTaken(engine, port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + ADDRESS + ":" + port, e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    record Ports(int first, int second) {}
}
