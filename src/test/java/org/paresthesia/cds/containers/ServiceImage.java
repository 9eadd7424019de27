package org.paresthesia.cds.containers;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.whole.feedback.ServiceProcess;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * The service's own image, made of the packaged jar once for all tests. The system property {@code test.java.image} names the image with a
 * Java runtime that it is made of; without it, that is the one that {@code src/test/containers/prepare} makes.
 */
final class ServiceImage {

    private static final String JAVA = System.getProperty("test.java.image", "paresthesia-test-java:bookworm");
    private static final long MEMORY = 1L << 30;

    private static final ImageFromDockerfile IMAGE = new ImageFromDockerfile("paresthesia-cds:test", false)
            .withFileFromPath("Dockerfile", Path.of("Dockerfile"))
            .withFileFromPath("deploy/healthy", Path.of("deploy/healthy"))
            .withFileFromPath("target/" + ServiceProcess.jar().getFileName(), ServiceProcess.jar())
            .withBuildArg("JAVA_IMAGE", JAVA);

    private ServiceImage() {}

    /**
     * A container of it as the compose file and the manifests run it: it may write to {@code /tmp} only, has no capability, can't get
     * any, and as much memory as there.
     *
     * @param environment its variables
     * @param mounts files and folders of this machine by the paths that they have inside, to be read only
     */
    static GenericContainer<?> container(Map<String, String> environment, Map<String, Path> mounts) {
        Engine.assumeThere();
        // Not by withFileSystemBind, which first tries mounts out in an image of a registry.
        List<Bind> binds = mounts.entrySet().stream()
                .map(mount -> new Bind(mount.getValue().toString(), new Volume(mount.getKey()), AccessMode.ro))
                .toList();
        return new GenericContainer<>(IMAGE)
                .withEnv(environment)
                .withTmpFs(Map.of("/tmp", "rw"))
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withBinds(binds)
                        .withReadonlyRootfs(true)
                        .withMemory(MEMORY)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges:true")));
    }
}
