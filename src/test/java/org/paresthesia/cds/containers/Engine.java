package org.paresthesia.cds.containers;

import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of this machine. */
final class Engine {

    private Engine() {}

    /** Skips the test where there is none, unless {@code test.containers=required}. */
    static void assumeThere() {
        boolean isRequired = "required".equals(System.getProperty("test.containers"));
        Assumptions.assumeTrue(
                isRequired || DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine: ./verify sets one up on Debian");
    }
}
