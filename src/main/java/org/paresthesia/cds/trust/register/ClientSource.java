package org.paresthesia.cds.trust.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/**
 * Where the clients are written: in the YAML file that {@code paresthesia.clients-file} names, where it names one, over the rest of
 * the configuration. The file has the keys that {@code application.yaml} has, and only those of {@link Clients}.
 */
public final class ClientSource {

    private static final String ROOT = "paresthesia";
    private static final String FILE = ROOT + ".clients-file";

    private final ConfigurableEnvironment environment;
    private final Optional<Path> file;

    /** What tells one state of the file from another; empty where there is no file. */
    record Stamp(Optional<List<Object>> text) {}

    /** With the configuration of the start. */
    public ClientSource(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.file = Optional.ofNullable(environment.getProperty(FILE))
                .filter(name -> !name.isBlank())
                .map(Path::of);
    }

    /** The file's state now; cheap enough to be asked in every call. */
    Stamp stamp() {
        return new Stamp(file.map(ClientSource::state));
    }

    private static List<Object> state(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
        } catch (IOException missing) {
            return List.of();
        }
    }

    /**
     * The clients as they are written now.
     *
     * @throws WrongConfiguration for a file that can't be read, and for settings that don't exist or can't be used
     */
    public Clients read() {
        try {
            List<PropertySource<?>> own = file.map(ClientSource::load).orElse(List.of());
            own.forEach(ClientSource::refuseOtherKeys);
            MutablePropertySources all = new MutablePropertySources();
            own.forEach(all::addLast);
            environment.getPropertySources().forEach(all::addLast);
            return new Binder(ConfigurationPropertySources.from(all), new PropertySourcesPlaceholdersResolver(all))
                    .bind(ROOT, Bindable.of(Clients.class), strictFor(own))
                    .orElseGet(() -> new Clients(null, null, null));
        } catch (BindException | IllegalArgumentException unusable) {
            throw new WrongConfiguration(reason(unusable));
        }
    }

    private static NoUnboundElementsBindHandler strictFor(List<PropertySource<?>> own) {
        return new NoUnboundElementsBindHandler(
                BindHandler.DEFAULT, source -> own.contains(source.getUnderlyingSource()));
    }

    private static List<PropertySource<?>> load(Path file) {
        try {
            byte[] text = Files.readAllBytes(file);
            List<PropertySource<?>> sources =
                    new YamlPropertySourceLoader().load(file.toString(), new ByteArrayResource(text));
            if (sources.isEmpty()) {
                throw new WrongConfiguration(FILE + ": " + file + " is empty; the clients stand below " + ROOT + ":");
            }
            return sources;
        } catch (IOException unreadable) {
            throw new WrongConfiguration(FILE + ": " + file + " can't be read");
        } catch (WrongConfiguration wrong) {
            throw wrong;
        } catch (RuntimeException noYaml) {
            throw new WrongConfiguration(FILE + ": " + file + " is not YAML: " + noYaml.getMessage());
        }
    }

    private static void refuseOtherKeys(PropertySource<?> source) {
        for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
            if (!name.startsWith(ROOT + ".")) {
                throw new WrongConfiguration(FILE + ": \"" + name + "\" does not belong here; only " + ROOT
                        + ".clients, .topics-off-by-default and .stopped do");
            }
        }
    }

    private static String reason(Throwable unusable) {
        for (Throwable cause = unusable; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongConfiguration) {
                return cause.getMessage();
            }
            if (cause instanceof UnboundConfigurationPropertiesException unknown) {
                return FILE + ": no such setting: "
                        + unknown.getUnboundProperties().stream()
                                .map(property -> property.getName().toString())
                                .sorted()
                                .collect(Collectors.joining(", "));
            }
        }
        return unusable instanceof BindException bound ? unusable(bound) : unusable.getMessage();
    }

    private static String unusable(BindException bound) {
        return "can't be used: " + bound.getName()
                + (bound.getProperty() == null
                        ? ""
                        : " = \"" + bound.getProperty().getValue() + '"');
    }
}
