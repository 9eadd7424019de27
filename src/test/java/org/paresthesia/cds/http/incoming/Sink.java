package org.paresthesia.cds.http.incoming;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server to which nobody should connect; it answers nothing and counts who came. */
public final class Sink implements AutoCloseable {

    private static final int PLACES = 200;

    private final ServerSocket four;
    private final ServerSocket six;

    /** On a free port of this machine, by both kinds of addresses. */
    public Sink() throws IOException {
        four = new ServerSocket(0, PLACES, InetAddress.getByName("127.0.0.1"));
        six = new ServerSocket(four.getLocalPort(), PLACES, InetAddress.getByName("::1"));
    }

    /** Where it listens. */
    public int port() {
        return four.getLocalPort();
    }

    /** Who came since the last question. One connection of our own comes last, so that all before it are counted. */
    public int connections() throws IOException {
        return connections(four) + connections(six);
    }

    private static int connections(ServerSocket server) throws IOException {
        try (Socket last = new Socket(server.getInetAddress(), server.getLocalPort())) {
            for (int others = 0; ; others++) {
                try (Socket next = server.accept()) {
                    if (next.getPort() == last.getLocalPort()) {
                        return others;
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        four.close();
        six.close();
    }
}
