package org.paresthesia.cds.deploy;

import com.google.gson.Gson;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.Yaml;

/**
 * The manifests of {@code deploy/kubernetes}, read by Kubernetes' own classes, which refuse what is misspelled, missing or of another
 * type.
 */
final class Manifests {

    static final Path FOLDER = Path.of("deploy", "kubernetes");

    private Manifests() {}

    /** The one Deployment. */
    static V1Deployment deployment() throws IOException {
        return (V1Deployment) read(Files.readString(FOLDER.resolve("deployment.yaml")));
    }

    /**
     * One manifest.
     *
     * @throws IllegalArgumentException where it is not what Kubernetes takes
     */
    static Object read(String yaml) throws IOException {
        Object tree = new Yaml().load(yaml);
        String json = new Gson().toJson(tree);
        Kind kind = new Gson().fromJson(json, Kind.class);
        return switch (kind.apiVersion + " " + kind.kind) {
            case "apps/v1 Deployment" -> V1Deployment.fromJson(json);
            case "v1 Service" -> V1Service.fromJson(json);
            case "policy/v1 PodDisruptionBudget" -> V1PodDisruptionBudget.fromJson(json);
            case "networking.k8s.io/v1 NetworkPolicy" -> V1NetworkPolicy.fromJson(json);
            default -> throw new IllegalArgumentException("no manifest of ours: " + kind);
        };
    }

    private record Kind(String apiVersion, String kind) {}
}
