package org.paresthesia.cds.tools.wire;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** A running CDS Hooks server, by its base address. */
public final class CdsServer {

    private static final String SERVICES = "/cds-services";

    private final URI base;
    private final Wire wire;

    /** The base address may end with {@code /cds-services} or a slash. */
    public CdsServer(String address, Wire wire) {
        this.base = base(address);
        this.wire = wire;
    }

    private static URI base(String address) {
        String trimmed = address.replaceAll("/+$", "").replaceAll(SERVICES + "$", "");
        if (!trimmed.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
            throw new Unusable(address + " is not an http or https address");
        }
        try {
            return URI.create(trimmed);
        } catch (IllegalArgumentException notAnAddress) {
            throw new Unusable(address + " is not an http or https address");
        }
    }

    /** The address of discovery. */
    public URI discovery() {
        return URI.create(base + SERVICES);
    }

    /** The address of a service. */
    public URI service(String id) {
        return URI.create(base + SERVICES + "/" + id);
    }

    /** The services of a discovery document. */
    public static List<OfferedService> services(ObjectNode discovery) {
        return discovery.path("services").valueStream().map(OfferedService::of).toList();
    }

    /**
     * The service of an id, or the first of a hook.
     *
     * @throws Refused if discovery is refused or is no discovery
     * @throws Unusable if there is no such service, naming those that there are
     */
    public OfferedService find(String name) {
        Reply reply = wire.get(discovery(), Map.of("Accept", "application/json"));
        if (!reply.isOk()) {
            throw new Refused(discovery(), reply);
        }
        List<OfferedService> all = reply.object()
                .map(CdsServer::services)
                .orElseThrow(
                        () -> new Unusable(discovery() + " answers, but not with JSON: is it a CDS Hooks server?"));
        return all.stream()
                .filter(each -> each.isCalled(name))
                .findFirst()
                .orElseThrow(() -> new Unusable("there is no service " + name + "; there are "
                        + all.stream().map(OfferedService::id).collect(Collectors.joining(", "))));
    }

    /** Calls a service. */
    public Reply call(OfferedService service, String body) {
        return wire.post(service(service.id()), body, Map.of("Accept", "application/json"));
    }
}
