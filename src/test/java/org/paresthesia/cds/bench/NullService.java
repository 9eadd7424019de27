package org.paresthesia.cds.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The least that a service on this stack can do: the same web server and settings, and one endpoint that only reads. */
@EnableAutoConfiguration
@Import(NullEndpoint.class)
public class NullService {

    /** Starts with the profile {@code null-endpoint}; arguments are Spring properties. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(NullService.class);
        application.setAdditionalProfiles(NullEndpoint.PROFILE);
        application.run(arguments);
    }
}
