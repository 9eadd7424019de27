package org.paresthesia.cds;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** Starts the service. */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class Application {

    /** Starts with the arguments of the command line, which may be Spring properties. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
