package org.paresthesia.cds.whole.replicas;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.paresthesia.cds.whole.feedback.ServiceProcess;

/** HAProxy with the configuration of {@code deploy/haproxy.cfg}, as a process of this machine. */
final class HaProxy implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private final Process process;
    private final int port;

    private HaProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * A balancer before the instances on these ports, which writes its output into the folder; the test is skipped where HAProxy is not
     * installed, unless containers are required too.
     */
    static HaProxy before(List<Integer> ports, Path folder) throws IOException {
        Assumptions.assumeTrue(
                "required".equals(System.getProperty("test.containers"))
                        || PROGRAM.toFile().canExecute(),
                "no HAProxy: ./verify installs it on Debian");
        int port = ServiceProcess.freePort();
        ProcessBuilder builder = new ProcessBuilder(PROGRAM.toString(), "-db", "-f", "deploy/haproxy.cfg")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile());
        builder.environment().put("BIND", "127.0.0.1:" + port);
        for (int i = 0; i < ports.size(); i++) {
            builder.environment().put("INSTANCE_" + (i + 1), "127.0.0.1:" + ports.get(i));
        }
        HaProxy balancer = new HaProxy(builder.start(), port);
        await().atMost(PATIENCE).until(balancer::isOpen);
        return balancer;
    }

    private boolean isOpen() {
        if (!process.isAlive()) {
            throw new IllegalStateException("HAProxy did not start");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where clients call. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
