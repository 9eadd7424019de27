package org.paresthesia.cds.whole.wire;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.net.InetAddress;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/**
 * A FHIR server that carries out transactions of creates, as strictly as any: the resources must be valid for HAPI's strict
 * parser, and every reference must lead to a resource that the server has or that the same transaction creates.
 */
final class TransactionServer implements AutoCloseable {

    private final Set<String> known = new TreeSet<>();
    private final WebServer server;

    TransactionServer() {
        FhirContext strict = FhirContext.forR4();
        strict.setParserErrorHandler(new StrictErrorHandler());
        RestfulServer endpoint = new RestfulServer(strict);
        endpoint.registerProvider(new Transactions());
        TomcatServletWebServerFactory web = new TomcatServletWebServerFactory(0);
        web.setAddress(InetAddress.getLoopbackAddress());
        server = web.getWebServer(new ServletRegistrationBean<>(endpoint, "/fhir/*"));
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getPort() + "/fhir";
    }

    /** The server has these resources, as {@code Type/id}, and no others. */
    void has(Set<String> references) {
        known.clear();
        known.addAll(references);
    }

    @Override
    public void close() {
        server.stop();
        server.destroy();
    }

    /** The one thing that it can do. */
    public final class Transactions {

        /** Creates all, or refuses all. */
        @Transaction
        public Bundle transaction(@TransactionParam Bundle bundle) {
            Set<String> resolvable = new TreeSet<>(known);
            bundle.getEntry().forEach(entry -> resolvable.add(entry.getFullUrl()));
            bundle.getEntry().forEach(entry -> check(entry, resolvable));
            Bundle answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
            bundle.getEntry().forEach(entry -> answer.addEntry()
                    .getResponse()
                    .setStatus("201 Created")
                    .setLocation(entry.getRequest().getUrl() + "/1/_history/1"));
            return answer;
        }

        private void check(BundleEntryComponent entry, Set<String> resolvable) {
            boolean isCreate = entry.getRequest().getMethod() == Bundle.HTTPVerb.POST
                    && entry.getRequest().getUrl().equals(entry.getResource().fhirType());
            if (!isCreate) {
                throw new UnprocessableEntityException("not a create");
            }
            FhirContext.forR4Cached()
                    .newTerser()
                    .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                    .stream()
                    .filter(Reference::hasReference)
                    .map(Reference::getReference)
                    .filter(reference -> !resolvable.contains(reference))
                    .forEach(reference -> {
                        throw new UnprocessableEntityException("unresolved reference " + reference);
                    });
        }
    }
}
