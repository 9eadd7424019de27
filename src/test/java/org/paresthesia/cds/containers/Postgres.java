package org.paresthesia.cds.containers;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL server in a container, from a public image or from the one that {@code src/test/containers/prepare} makes.
 *
 * <p>System properties: {@code test.postgres.image} names the image; {@code test.containers=required} makes a missing
 * Docker engine a failure instead of a skipped test.
 */
public final class Postgres implements AutoCloseable {

    private static final int PORT = 5432;
    private static final String LOCAL_IMAGE = "paresthesia-test-postgres:bookworm";
    /** Debian's packages and the public image keep the programs of release N in the same place. */
    private static final String START = "set -e; bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1); data=$(mktemp -d); "
            + "chown postgres $data; su postgres -c \"$bin/initdb -D $data -A trust >/dev/null\"; "
            + "echo 'host all all all trust' >> $data/pg_hba.conf; "
            + "exec su postgres -c \"$bin/postgres -D $data -c listen_addresses=*\"";

    private final GenericContainer<?> container;

    private Postgres() {
        String image = System.getProperty("test.postgres.image", LOCAL_IMAGE);
        this.container = new GenericContainer<>(DockerImageName.parse(image))
                .withImagePullPolicy(image.equals(LOCAL_IMAGE) ? name -> false : PullPolicy.defaultPolicy())
                .withExposedPorts(PORT)
                .withCommand("bash", "-c", START)
                .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 1)
                        .withStartupTimeout(Duration.ofMinutes(3)));
        container.start();
    }

    /** A running server; the test is skipped where there is no Docker engine, unless containers are required. */
    public static Postgres start() {
        boolean isRequired = "required".equals(System.getProperty("test.containers"));
        Assumptions.assumeTrue(
                isRequired || DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine: ./verify sets one up on Debian");
        return new Postgres();
    }

    /** Its JDBC address. */
    public String url() {
        return "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/postgres";
    }

    /** Its user, who needs no password. */
    public String user() {
        return "postgres";
    }

    /** Stops the server as a power cut would, keeping its port. */
    public void pause() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    /** Lets it go on. */
    public void goOn() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        container.stop();
    }
}
