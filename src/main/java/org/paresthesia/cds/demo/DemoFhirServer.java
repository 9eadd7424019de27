package org.paresthesia.cds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;

/**
 * The read-only FHIR R4 endpoint of the demo EHR: plain HAPI, everything in memory.
 *
 * <p>Pages of any origin may read it, errors included: its patients are invented, and a sandbox runs in a browser.
 */
final class DemoFhirServer extends RestfulServer {

    private static final long serialVersionUID = 1L;

    private static final int PAGES_KEPT = 100;
    private static final int PAGE_SIZE = 50;
    private static final int LARGEST_PAGE = 200;

    DemoFhirServer(FhirContext fhir, DemoRecords records) {
        super(fhir);
        setServerName("paresthesia-cds demo EHR");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setPagingProvider(new FifoMemoryPagingProvider(PAGES_KEPT)
                .setDefaultPageSize(PAGE_SIZE)
                .setMaximumPageSize(LARGEST_PAGE));
        RecordKind.ALL.forEach(kind -> registerProvider(RecordProvider.of(kind, records)));
        registerProvider(new PersonProvider<>(Patient.class, records));
        registerProvider(new PersonProvider<>(Practitioner.class, records));
        registerProvider(new PersonProvider<>(PractitionerRole.class, records));
        registerProvider(new PersonProvider<>(Organization.class, records));
        registerProvider(new PersonProvider<>(Medication.class, records));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "Content-Location, Location, ETag, Last-Modified");
        boolean isPreflight =
                request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
        if (isPreflight) {
            answerPreflight(request, response);
        } else {
            super.service(request, response);
        }
    }

    private static void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, HEAD, OPTIONS");
        String headers = request.getHeader("Access-Control-Request-Headers");
        if (headers != null) {
            response.setHeader("Access-Control-Allow-Headers", headers);
        }
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
