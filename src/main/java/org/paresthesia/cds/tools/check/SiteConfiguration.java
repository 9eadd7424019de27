package org.paresthesia.cds.tools.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.trust.ClientSettings;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.FileSystemResource;

/** The settings and topics in a site's {@code application.yaml}, checked as at the start. */
final class SiteConfiguration {

    private static final String FILE = "application.yaml";

    private final Path site;
    private final Knowledge knowledge;

    SiteConfiguration(Path site, Knowledge knowledge) {
        this.site = site;
        this.knowledge = knowledge;
    }

    /** One line per changed setting and per topic that is off; none without such a file. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(clients()).forEach((id, client) -> {
            String where = "paresthesia.clients." + id;
            knowledge.settings().check(where + ".settings", client.settings());
            refuseUnknownTopics(where, client);
            new TreeMap<>(client.settings())
                    .forEach((name, value) -> lines.add("setting of " + id + ": " + name + " = " + value));
            new TreeSet<>(client.topicsOff()).forEach(topic -> lines.add("topic off for " + id + ": " + topic));
        });
        return lines;
    }

    private void refuseUnknownTopics(String where, ClientSettings client) {
        TreeSet<String> unknown = new TreeSet<>(client.topicsOff());
        knowledge
                .services()
                .forEach(service -> service.rules().stream().map(Rule::code).forEach(unknown::remove));
        if (!unknown.isEmpty()) {
            throw new WrongConfiguration(where + ".topics-off: there is no topic " + String.join(", ", unknown));
        }
    }

    private Map<String, ClientSettings> clients() {
        Path file = site.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            MutablePropertySources sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load(FILE, new FileSystemResource(file))
                    .forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("paresthesia", Clients.class)
                    .map(Clients::clients)
                    .orElse(Map.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
