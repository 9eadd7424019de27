package org.paresthesia.cds.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1HTTPGetAction;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.whole.Json;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The manifests are what Kubernetes takes, fit together, and ask for no more than the service needs. */
class ManifestsTest {

    private static final List<String> KINDS =
            List.of("deployment.yaml", "service.yaml", "disruption-budget.yaml", "network-policy.yaml");

    private static String text(String name) throws IOException {
        return Files.readString(Manifests.FOLDER.resolve(name));
    }

    private static V1PodSpec pod() throws IOException {
        return Manifests.deployment().getSpec().getTemplate().getSpec();
    }

    private static V1Container container() throws IOException {
        return pod().getContainers().get(0);
    }

    @TestFactory
    Stream<DynamicTest> eachIsWhatKubernetesTakes() {
        return KINDS.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertThat(Manifests.read(text(name))).isNotNull()));
    }

    @TestFactory
    Stream<DynamicTest> aMistakeWouldBeSeen() throws IOException {
        String deployment = text("deployment.yaml");
        return Map.of(
                        "a misspelled field", deployment.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem"),
                        "a number that is none", deployment.replace("replicas: 3", "replicas: three"),
                        "something that is missing", deployment.replace("  selector:\n    matchLabels:", "  strategi:"))
                .entrySet()
                .stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    assertThat(row.getValue()).isNotEqualTo(deployment);
                    assertThatThrownBy(() -> Manifests.read(row.getValue())).isInstanceOf(RuntimeException.class);
                }));
    }

    @Test
    void theKustomizationNamesEveryFile() throws IOException {
        Map<String, Object> kustomization = new Yaml().load(text("kustomization.yaml"));
        assertThat((List<?>) kustomization.get("resources")).isEqualTo(KINDS);
        TreeSet<String> named = new TreeSet<>(KINDS);
        for (Object generated : (List<?>) kustomization.get("configMapGenerator")) {
            ((List<?>) ((Map<?, ?>) generated).get("files")).forEach(file -> named.add((String) file));
        }
        named.add("kustomization.yaml");
        try (Stream<Path> files = Files.list(Manifests.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void allSelectTheSamePods() throws IOException {
        Map<String, String> labels =
                Manifests.deployment().getSpec().getTemplate().getMetadata().getLabels();
        V1Service service = (V1Service) Manifests.read(text("service.yaml"));
        V1PodDisruptionBudget budget = (V1PodDisruptionBudget) Manifests.read(text("disruption-budget.yaml"));
        V1NetworkPolicy network = (V1NetworkPolicy) Manifests.read(text("network-policy.yaml"));
        assertThat(List.of(
                        Manifests.deployment().getSpec().getSelector().getMatchLabels(),
                        service.getSpec().getSelector(),
                        budget.getSpec().getSelector().getMatchLabels(),
                        network.getSpec().getPodSelector().getMatchLabels()))
                .allSatisfy(selector -> assertThat(selector).isEqualTo(labels));
        assertThat(budget.getSpec().getMaxUnavailable().getIntValue())
                .isLessThan(Manifests.deployment().getSpec().getReplicas());
        assertThat(portNames())
                .contains(service.getSpec().getPorts().get(0).getTargetPort().getStrValue());
    }

    private static List<String> portNames() throws IOException {
        return container().getPorts().stream().map(V1ContainerPort::getName).toList();
    }

    /** Probes ask what the service describes of itself, on the port that the profile opens for them. */
    @Test
    void probesAskWhatThereIs() throws IOException {
        JsonNode described = Json.tree(Files.readString(Path.of("src/main/resources/openapi.json")))
                .get("paths");
        for (V1Probe probe : List.of(
                container().getStartupProbe(),
                container().getLivenessProbe(),
                container().getReadinessProbe())) {
            V1HTTPGetAction ask = probe.getHttpGet();
            assertThat(described.propertyNames()).contains(ask.getPath());
            assertThat(ask.getPort().getStrValue()).isEqualTo("operation");
        }
        assertThat(container().getPorts())
                .anyMatch(port -> port.getName().equals("operation") && port.getContainerPort() == 8090);
        assertThat(Files.readString(Path.of("src/main/resources/application-prod.yaml")))
                .contains("${MANAGEMENT_PORT:8090}");
    }

    @Test
    void thePodMayDoNothingBesides() throws IOException {
        assertThat(pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(pod().getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("USER " + pod().getSecurityContext().getRunAsUser() + ":");
        assertThat(container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container().getSecurityContext().getAllowPrivilegeEscalation())
                .isFalse();
        assertThat(container().getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container().getResources().getLimits()).containsKeys("cpu", "memory");
        assertThat(container().getResources().getRequests()).containsKeys("cpu", "memory");
    }

    @Test
    void noSecretStandsInThem() throws IOException {
        assertThat(container().getEnv()).extracting("name").containsExactly("SPRING_PROFILES_ACTIVE");
        assertThat(pod().getVolumes())
                .anyMatch(volume -> volume.getSecret() != null
                        && "paresthesia-secrets".equals(volume.getSecret().getSecretName()));
        for (String name : List.of("application.yaml", "clients.yaml")) {
            assertThat(text(name).lines().filter(line -> !line.strip().startsWith("#")))
                    .noneMatch(line -> line.matches("(?i).*(password|secret).*"));
        }
    }
}
