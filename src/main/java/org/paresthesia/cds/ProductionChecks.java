package org.paresthesia.cds;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.trust.AuthenticationSettings;
import org.paresthesia.cds.trust.ClientRules;
import org.paresthesia.cds.trust.ClientSettings;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.TokenSettings;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the profile {@code prod} does not start without, nor reads its clients again; all that is missing is said at once. */
@Component
@Profile("prod")
class ProductionChecks implements ClientRules {

    /** Issuers whose private keys are published for tests: anybody can sign for them (checklist M18). */
    private static final List<String> PUBLIC_KEYS = List.of("sandbox.cds-hooks.org", "inferno");

    private final AuthenticationSettings authentication;
    private final Set<String> redFlags;
    private final Transport transport;

    /** How the service is reached: with a certificate of its own, or behind a proxy that has one. */
    record Transport(String certificate, boolean isBehindProxy) {}

    @Autowired
    ProductionChecks(AuthenticationSettings authentication, Knowledge knowledge, Environment environment) {
        this(
                authentication,
                knowledge,
                new Transport(
                        Stream.of("certificate", "bundle", "key-store")
                                .map(name -> environment.getProperty("server.ssl." + name, ""))
                                .collect(Collectors.joining()),
                        environment.getProperty("paresthesia.tls-ends-in-proxy", Boolean.class, false)));
    }

    ProductionChecks(AuthenticationSettings authentication, Knowledge knowledge, Transport transport) {
        this.authentication = authentication;
        this.redFlags = redFlags(knowledge);
        this.transport = transport;
    }

    @Override
    public void check(Clients clients) {
        List<String> missing = new ArrayList<>(ofTheService());
        Map<String, ClientSettings> known = new TreeMap<>(clients.clients());
        known.values().removeIf(client -> client.tokens().isEmpty());
        if (known.isEmpty()) {
            missing.add("set at least one client: paresthesia.clients.<id>.token.issuer and its keys");
        }
        known.forEach((id, client) -> missing.addAll(of("paresthesia.clients." + id, client)));
        if (!missing.isEmpty()) {
            throw new WrongConfiguration("the profile prod does not start: " + String.join("; ", missing));
        }
    }

    private List<String> ofTheService() {
        List<String> missing = new ArrayList<>();
        if (transport.certificate().isEmpty() && !transport.isBehindProxy()) {
            missing.add("set server.ssl.certificate and server.ssl.certificate-private-key (PEM files),"
                    + " or paresthesia.tls-ends-in-proxy=true where a proxy has the certificate");
        }
        if (!authentication.required()) {
            missing.add("paresthesia.authentication.required must be true");
        }
        return missing;
    }

    private static Set<String> redFlags(Knowledge knowledge) {
        return knowledge.services().stream()
                .flatMap(service -> service.rules().stream())
                .filter(rule -> rule.role() == Rule.Role.RED_FLAG)
                .map(Rule::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> of(String where, ClientSettings client) {
        List<String> missing = new ArrayList<>(ofItsKeys(where, client.tokens().orElseThrow()));
        client.fhirServers().stream()
                .filter(server -> !server.startsWith("https://"))
                .forEach(server -> missing.add(where + ".fhir-servers: \"" + server
                        + "\" must be a whole https origin, such as https://ehr.example.org"));
        if (client.corsOrigins().contains("*")) {
            missing.add(where + ".cors-origins: name the pages that may call, not *");
        }
        Set<String> undecided = new TreeSet<>(redFlags);
        undecided.removeAll(client.topicsOn());
        undecided.removeAll(client.topicsOff());
        if (!undecided.isEmpty()) {
            missing.add(
                    where + ": decide on each red flag, in topics-on or topics-off: " + String.join(", ", undecided));
        }
        return missing;
    }

    private static List<String> ofItsKeys(String where, TokenSettings token) {
        List<String> missing = new ArrayList<>();
        String issuer = token.issuer();
        if (PUBLIC_KEYS.stream().anyMatch(issuer.toLowerCase(Locale.ROOT)::contains)) {
            missing.add(where + ".token.issuer: the private key of " + issuer + " is public; remove it");
        }
        token.fetched().stream()
                .map(URI::getScheme)
                .filter(scheme -> !"https".equalsIgnoreCase(scheme))
                .forEach(scheme -> missing.add(where + ".token: keys are fetched over https only"));
        return missing;
    }
}
