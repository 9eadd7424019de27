package org.paresthesia.cds;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.chart.NotR4;
import org.paresthesia.cds.chart.PatientUnavailable;
import org.paresthesia.cds.chart.PrefetchReader;
import org.paresthesia.cds.chart.WrongPatient;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.http.incoming.CallReader;
import org.paresthesia.cds.http.incoming.Limits;
import org.paresthesia.cds.http.incoming.Received;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.tools.explain.Explainers;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

/** Explains a call in this process: the parts of the service without its web server and its store, configured in the same way. */
final class LocalExplainer implements Explainers {

    private static final Limits WIDE = Limits.of(DataSize.ofMegabytes(512));

    /** Nobody waits for a card here, and everything is asked for the first time: what could not be read was not for want of time. */
    private static final Map<String, Object> PATIENCE =
            Map.of("paresthesia.fhir-server.per-query", "20s", "paresthesia.fhir-server.total", "60s");

    @Override
    public Explanation explain(Question question) {
        try (AnnotationConfigApplicationContext parts = new AnnotationConfigApplicationContext()) {
            parts.setEnvironment(environment(question.configuration()));
            parts.register(LocalFlow.class);
            parts.refresh();
            return explain(question, parts);
        } catch (BeansException wrong) {
            throw new CantExplain(reason(wrong));
        } catch (InvalidCall | NotR4 | WrongPatient | PatientUnavailable refused) {
            throw new CantExplain("the call is refused: " + refused.getMessage());
        }
    }

    /** What the service would read, too: application.yaml beside the program, profiles, variables of the environment. */
    private static StandardEnvironment environment(Map<String, String> configuration) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("patience", PATIENCE));
        environment.getPropertySources().addFirst(new MapPropertySource("asked", Map.copyOf(configuration)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    private static Explanation explain(Question question, ApplicationContext parts) {
        Knowledge knowledge = parts.getBean(Knowledge.class);
        Service service = knowledge
                .service(question.service())
                .orElseThrow(() -> new CantExplain("the content here has no service " + question.service()));
        Caller caller = caller(parts.getBean(Clients.class).caller(Clients.DEFAULT), question);
        Received received =
                new CallReader(WIDE, parts.getBean(PrefetchReader.class)).read(question.body(), service, caller);
        return parts.getBean(Explainer.class).explain(received.call(), service, received.prefetch());
    }

    /** Whoever asks here may have the FHIR server read that they named. */
    private static Caller caller(Caller usual, Question question) {
        List<String> servers = new ArrayList<>(usual.allowedFhirServers());
        question.fhirServer().map(URI::getHost).ifPresent(servers::add);
        return new Caller(
                usual.clientId(),
                usual.zone(),
                servers,
                usual.settings(),
                usual.topicsOff(),
                usual.quiet(),
                usual.terms());
    }

    private static String reason(Throwable wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof KnowledgeProblem || cause instanceof WrongConfiguration) {
                return cause.getMessage();
            }
        }
        return "the configuration can't be used: " + wrong.getMessage();
    }
}
