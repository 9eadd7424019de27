package org.paresthesia.cds;

import org.paresthesia.cds.tools.CommandLineTools;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** Starts the service, or one of its tools where the first argument names one. */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class Application {

    /** Starts with the arguments of the command line, which may be Spring properties. */
    public static void main(String[] arguments) {
        if (CommandLineTools.isCommand(arguments)) {
            System.exit(CommandLineTools.run(arguments, new LocalExplainer()));
        }
        SpringApplication.run(Application.class, arguments);
    }
}
