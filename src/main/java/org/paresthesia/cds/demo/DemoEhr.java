package org.paresthesia.cds.demo;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo EHR as a part of the running application: a web server of its own next to the service's.
 *
 * <p>It is built in the background while the rest of the application starts, and is open before the service announces
 * that it is ready. Profile {@code demo} switches it on, profile {@code prod} off, whatever else is set.
 */
@Component
@Profile("demo & !prod")
public final class DemoEhr implements SmartLifecycle, DisposableBean, ServletContextInitializer {

    private static final Logger LOG = LoggerFactory.getLogger(DemoEhr.class);

    /** Before the service's own web server, so that a taken port is told before anybody is served. */
    private static final int PHASE = 0;

    private static final int ROUNDS_TO_WARM_UP = 3;
    /** The patient whose chart a visitor opens first. */
    public static final String FIRST_VISITED = "v01";

    private final int port;
    private final InetAddress bindAddress;
    private final Clock clock;
    private CompletableFuture<WebServer> opening;
    private volatile WebServer server;

    /**
     * Begins to build the server.
     *
     * @param port the TCP port; 0 takes any free one
     * @param bindAddress by default this machine only, since the demo EHR knows no passwords
     * @param clock what the dates of the records are counted from
     */
    DemoEhr(
            @Value("${paresthesia.demo-ehr.port:${EHR_PORT:8081}}") int port,
            @Value("${paresthesia.demo-ehr.bind-address:127.0.0.1}") InetAddress bindAddress,
            Clock clock) {
        this.port = port;
        this.bindAddress = bindAddress;
        this.clock = clock;
        this.opening = CompletableFuture.supplyAsync(this::open, DemoEhr::inOwnThread);
    }

    /**
     * The base address of the FHIR endpoint, with the port that was really taken.
     *
     * @throws IllegalStateException before the start and after the stop
     */
    public URI address() {
        WebServer running = server;
        if (running == null) {
            throw new IllegalStateException("The demo EHR is not running.");
        }
        return addressOf(running);
    }

    /** Waits until the server is open; a port in use ends the start of the application with Spring's own message. */
    @Override
    public synchronized void start() {
        try {
            server = opening == null ? open() : opening.join();
        } catch (CompletionException problem) {
            throw problem.getCause() instanceof RuntimeException cause ? cause : problem;
        } finally {
            opening = null;
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            close(server);
            server = null;
        }
    }

    /** Closes also what was opened for an application that then failed to start: it would keep the process alive. */
    @Override
    public synchronized void destroy() {
        stop();
        if (opening != null) {
            opening.handle((opened, problem) -> opened)
                    .thenAccept(DemoEhr::close)
                    .join();
            opening = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    /**
     * Adds nothing to the service's own web server: what it takes part in is created before all other beans, so that the
     * demo EHR is built while the knowledge is loaded and not after it.
     */
    @Override
    public void onStartup(ServletContext service) {}

    @Override
    public int getPhase() {
        return PHASE;
    }

    private WebServer open() {
        long began = System.nanoTime();
        FhirContext fhir = FhirContext.forR4Cached();
        DemoFhirServer endpoint = new DemoFhirServer(fhir, new DemoRecords(fhir, DemoPatients.shipped(), clock));
        ServletRegistrationBean<DemoFhirServer> servlet = new ServletRegistrationBean<>(endpoint, "/fhir/*");
        servlet.setLoadOnStartup(1);
        TomcatServletWebServerFactory web = new TomcatServletWebServerFactory(port);
        web.setAddress(bindAddress);
        WebServer opened = web.getWebServer(servlet);
        opened.start();
        visit(addressOf(opened));
        LOG.info("The demo EHR is open, built in {} ms.", (System.nanoTime() - began) / 1_000_000);
        return opened;
    }

    /** Asks for one patient's records of every kind, so that the first call of the service does not wait for cold code. */
    private static void visit(URI address) {
        try {
            for (int round = 0; round < ROUNDS_TO_WARM_UP; round++) {
                read(address + "/Patient/" + FIRST_VISITED);
                for (RecordKind<?> kind : RecordKind.ALL) {
                    read(address + "/" + kind.type().getSimpleName() + "?patient=" + FIRST_VISITED);
                }
            }
        } catch (IOException problem) {
            LOG.warn("The demo EHR does not answer at its own address {}: {}", address, problem.getMessage());
        }
    }

    private static void read(String address) throws IOException {
        try (InputStream answer = URI.create(address).toURL().openStream()) {
            answer.readAllBytes();
        }
    }

    private URI addressOf(WebServer running) {
        boolean isThisMachine = bindAddress.isLoopbackAddress() || bindAddress.isAnyLocalAddress();
        String host = isThisMachine ? "localhost" : bindAddress.getHostAddress();
        return URI.create("http://" + host + ":" + running.getPort() + "/fhir");
    }

    private static void close(WebServer opened) {
        if (opened != null) {
            opened.stop();
            opened.destroy();
        }
    }

    /** A new thread has the class loader of its maker; those of the common pool do not see into an executable jar. */
    private static void inOwnThread(Runnable task) {
        new Thread(task, "demo-ehr-start").start();
    }
}
