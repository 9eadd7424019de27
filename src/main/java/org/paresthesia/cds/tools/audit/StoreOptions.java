package org.paresthesia.cds.tools.audit;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.paresthesia.cds.feedback.audit.AuditArchive;
import org.paresthesia.cds.feedback.store.StoreSettings;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Option;

/** Where the records are: as the service itself would find its store from here. */
public final class StoreOptions {

    @Option(
            names = "--set",
            description =
                    "A setting of the service, such as spring.datasource.url=jdbc:postgresql://host/name; otherwise as"
                            + " the service finds them: environment, application.yaml.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /**
     * The records.
     *
     * @throws WrongConfiguration if there is no database or no secret
     */
    AuditArchive archive() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("options", new LinkedHashMap<>(settings)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        StoreSettings store = Binder.get(environment).bindOrCreate("paresthesia.store", StoreSettings.class);
        if (store.secret().isEmpty() && !Files.isReadable(store.secretFile())) {
            throw new WrongConfiguration("there is no secret: set paresthesia.store.secret or .secret-file ("
                    + store.secretFile().toAbsolutePath() + " can't be read)");
        }
        return new AuditArchive(source(environment), store.secretInUse());
    }

    /** Nothing is made that is not there: an empty database would hold. */
    private static DataSource source(StandardEnvironment environment) {
        String url = environment.getRequiredProperty("spring.datasource.url");
        DriverManagerDataSource source =
                new DriverManagerDataSource(url.startsWith("jdbc:h2:file:") ? url + ";IFEXISTS=TRUE" : url);
        source.setUsername(environment.getProperty("spring.datasource.username"));
        source.setPassword(environment.getProperty("spring.datasource.password"));
        return source;
    }
}
