package org.paresthesia.cds.chart.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.paresthesia.cds.trust.outbound.ReachableAddresses;

/**
 * Sockets that refuse an address which may not be reached, at the moment in which they would connect to it: whatever a name server
 * said before, the address that is checked is the one that is connected to.
 */
final class GuardedSockets extends SocketFactory {

    private static final int KEPT_CONNECTIONS = 64;
    private static final int KEPT_SECONDS = 30;

    private final ReachableAddresses reachable;

    private GuardedSockets(ReachableAddresses reachable) {
        this.reachable = reachable;
    }

    /** A client that uses them and nothing else: no proxy, which would resolve names by itself, and no redirect. */
    static OkHttpClient client(FhirSettings settings, ReachableAddresses reachable, Dns names) {
        return new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(reachable))
                .dns(names)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .fastFallback(false)
                .connectTimeout(settings.perQuery())
                .readTimeout(settings.perQuery())
                .connectionPool(new ConnectionPool(KEPT_CONNECTIONS, KEPT_SECONDS, TimeUnit.SECONDS))
                .build();
    }

    /** Its other ways to connect end here, too. */
    private final class Guarded extends Socket {

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            boolean isReachable = endpoint instanceof InetSocketAddress address
                    && address.getAddress() != null
                    && reachable.allow(address.getAddress());
            if (!isReachable) {
                throw new ConnectException("an address that may not be reached");
            }
            super.connect(endpoint, timeout);
        }
    }

    @Override
    public Socket createSocket() {
        return new Guarded();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
    }

    private Socket connected(InetSocketAddress to, InetSocketAddress from) throws IOException {
        Socket socket = createSocket();
        socket.bind(from);
        socket.connect(to, 0);
        return socket;
    }
}
