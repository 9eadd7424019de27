package org.paresthesia.cds.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ExposedPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerStatus;

/** The service in a container of its own image. */
public final class ServiceContainer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int STOP_SECONDS = 45;

    private final GenericContainer<?> container;

    private ServiceContainer(GenericContainer<?> container) {
        this.container = container;
        container.start();
    }

    /**
     * What it is given.
     *
     * @param environment its variables
     * @param mounts files and folders of this machine by the paths that they have inside
     * @param ports those of its ports that tests reach; it is ready once {@code /health/ready} is answered on the last
     */
    public record Setup(Map<String, String> environment, Map<String, Path> mounts, List<Integer> ports) {}

    /** A service that is ready, in a network of containers. */
    public static ServiceContainer start(Setup setup, Network network) {
        GenericContainer<?> container = ServiceImage.container(setup.environment, setup.mounts)
                .withNetwork(network)
                .withExposedPorts(setup.ports.toArray(Integer[]::new))
                .waitingFor(Wait.forHttp("/health/ready")
                        .forPort(setup.ports.get(setup.ports.size() - 1))
                        .withStartupTimeout(PATIENCE));
        return new ServiceContainer(container);
    }

    /** A service that has tried to start and has ended. */
    public static ServiceContainer ended(Map<String, String> environment) {
        return new ServiceContainer(ServiceImage.container(environment, Map.of())
                .withStartupCheckStrategy(new HasEnded().withTimeout(PATIENCE)));
    }

    private static final class HasEnded extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient client, String id) {
            return DockerStatus.isContainerStopped(getCurrentState(client, id))
                    ? StartupStatus.SUCCESSFUL
                    : StartupStatus.NOT_YET_KNOWN;
        }
    }

    /** Where one of its ports is reached from this machine; another place after each start. */
    public String address(int port) {
        String there = now().getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(port))[0]
                .getHostPortSpec();
        return container.getHost() + ":" + there;
    }

    /** All that it has written to its output, also before it was started again. */
    public String log() {
        return container.getLogs();
    }

    /** What the engine says of its health: starting, healthy, unhealthy. */
    public String health() {
        return now().getState().getHealth().getStatus();
    }

    /** How its process ended. */
    public long exitCode() {
        return now().getState().getExitCodeLong();
    }

    /** What a command in it printed, errors included. */
    public String run(String... command) throws Exception {
        GenericContainer.ExecResult result = container.execInContainer(command);
        return result.getStdout() + result.getStderr();
    }

    /** As an operator stops it. */
    public void stop() {
        container
                .getDockerClient()
                .stopContainerCmd(container.getContainerId())
                .withTimeout(STOP_SECONDS)
                .exec();
    }

    /** The stopped container once more; it is not ready yet when this returns. */
    public void startAgain() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    private InspectContainerResponse now() {
        return container.getCurrentContainerInfo();
    }

    @Override
    public void close() {
        container.stop();
    }
}
