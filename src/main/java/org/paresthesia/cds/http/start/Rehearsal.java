package org.paresthesia.cds.http.start;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.apache.catalina.Service;
import org.apache.catalina.connector.Connector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;

/**
 * Requests over HTTP before the port opens, by a port of their own that only this machine reaches and that is closed afterwards.
 *
 * <p>They ask for pages that say nothing of patients and need no authentication; what counts is the way through the web server.
 */
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int REQUESTS = 30;
    private static final long LONGEST_MS = 500;
    private static final int TIME_OUT_MS = 2_000;

    private final String contextPath;
    private final List<String> paths;

    /**
     * Of these paths.
     *
     * @param contextPath of the application, empty for the root
     * @param paths below it; what they are answered with does not matter
     */
    public Rehearsal(String contextPath, List<String> paths) {
        this.contextPath = contextPath;
        this.paths = List.copyOf(paths);
    }

    /** Does nothing for another web server than Tomcat; where a request fails, the start goes on without. */
    public void with(WebServer server) {
        if (!(server instanceof TomcatWebServer tomcat)) {
            return;
        }
        Service service = tomcat.getTomcat().getService();
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        service.addConnector(connector);
        try {
            request(connector.getLocalPort());
        } catch (IOException failed) {
            LOG.warn("the rehearsal was not finished: {}", failed.getClass().getSimpleName());
        } finally {
            service.removeConnector(connector);
        }
    }

    private void request(int port) throws IOException {
        long start = System.nanoTime();
        int made = 0;
        for (; made < REQUESTS && (System.nanoTime() - start) / 1_000_000 < LONGEST_MS; made++) {
            String path = contextPath + paths.get(made % paths.size());
            String host = InetAddress.getLoopbackAddress().getHostAddress();
            URI address = URI.create("http://" + host + ":" + port + path);
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIME_OUT_MS);
            connection.setReadTimeout(TIME_OUT_MS);
            connection.getResponseCode();
            connection.disconnect();
        }
        LOG.info("rehearsal: {} requests in {} ms", made, (System.nanoTime() - start) / 1_000_000);
    }
}
