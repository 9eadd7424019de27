package org.paresthesia.cds.containers;

import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
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
    private static final String ALIAS = "postgres";
    private static final String ROLE = "postgres";

    /**
     * Debian's packages and the public image keep the programs of release N in the same place. The data outlive a crash of the server, and
     * who connects needs the password unless it is empty.
     */
    private static final String START =
            """
            set -e; bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1); data=/var/lib/test-data
            if [ ! -d $data ]; then
              install -d -o postgres -m 700 $data; how=trust
              if [ -n "$PASSWORD" ]; then how=scram-sha-256; fi
              install -o postgres -m 600 /dev/null $data.password; echo "${PASSWORD:-none}" > $data.password
              su postgres -c "$bin/initdb -D $data -U $ROLE --pwfile=$data.password -A $how >/dev/null"
              echo "host all all all $how" >> $data/pg_hba.conf
              if [ "$DATABASE" != postgres ]; then
                echo "create database $DATABASE" | su postgres -c "$bin/postgres --single -D $data postgres" >/dev/null
              fi
            fi
            rm -f $data/postmaster.pid
            exec su postgres -c "exec $bin/postgres -D $data -c listen_addresses=*"
            """;

    private final GenericContainer<?> container;
    private final Access access;

    /**
     * Who may connect.
     *
     * @param database its name
     * @param role the user's name
     * @param password empty: none is needed
     */
    public record Access(String database, String role, String password) {}

    private Postgres(Access access, Network network) {
        String image = System.getProperty("test.postgres.image", LOCAL_IMAGE);
        this.access = access;
        this.container = new GenericContainer<>(DockerImageName.parse(image))
                .withImagePullPolicy(image.equals(LOCAL_IMAGE) ? name -> false : PullPolicy.defaultPolicy())
                .withExposedPorts(PORT)
                .withEnv(Map.of("DATABASE", access.database, "ROLE", access.role, "PASSWORD", access.password))
                .withCommand("bash", "-c", START)
                .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 1)
                        .withStartupTimeout(Duration.ofMinutes(3)));
        if (network != null) {
            container.withNetwork(network).withNetworkAliases(ALIAS);
        }
        container.start();
    }

    /** A running server; the test is skipped where there is no Docker engine, unless containers are required. */
    public static Postgres start() {
        Engine.assumeThere();
        return new Postgres(new Access(ROLE, ROLE, ""), null);
    }

    /** The same in a network of containers, in which it is called {@code postgres}. */
    public static Postgres start(Network network, Access access) {
        Engine.assumeThere();
        return new Postgres(access, network);
    }

    /** The server dies, as by {@code kill -9}. */
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    /** It is started again, with what it had written. Its address on this machine is another one then. */
    public void startAgain() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    /** Its JDBC address. */
    public String url() {
        return "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/" + access.database;
    }

    /** Its user. */
    public String user() {
        return access.role;
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
