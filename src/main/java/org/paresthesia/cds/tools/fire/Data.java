package org.paresthesia.cds.tools.fire;

import java.nio.file.Path;
import java.util.Optional;
import org.paresthesia.cds.tools.wire.Token;
import org.paresthesia.cds.tools.wire.Unusable;
import org.paresthesia.cds.tools.wire.Wire;
import picocli.CommandLine.Option;

/** Whose chart is opened and where it comes from, as options. */
final class Data {

    private static final String DEMO = "demo/";
    private static final String DEMO_EHR = "http://localhost:8081/fhir";

    @Option(
            names = "--patient",
            description = {
                "demo/<id>: a patient of the demo EHR, for example demo/v02; or <id>: a patient of --ehr.",
                "With --bundle: which patient of the file, where it has several."
            })
    private String patient;

    @Option(names = "--bundle", description = "A file with a FHIR R4 Bundle of all records of the patient.")
    private Path bundle;

    @Option(
            names = "--ehr",
            description = "Base address of the FHIR server that has the patient (default: the demo EHR, " + DEMO_EHR
                    + "); it is also sent as fhirServer.")
    private String ehr;

    @Option(
            names = "--ehr-token-file",
            description = "A file with the token for the FHIR server; used here and passed to the service.")
    private Path ehrTokenFile;

    @Option(
            names = "--no-prefetch",
            description = "Sends no prefetch, so that the service reads the FHIR server itself.")
    private boolean isWithoutPrefetch;

    /** The token for the FHIR server. */
    Token token() {
        return Token.of(ehrTokenFile);
    }

    /** Where the prefetch comes from; {@code wire} carries that token. */
    ChartSource source(Wire wire) {
        if (bundle != null) {
            if (isWithoutPrefetch) {
                throw new Unusable("--bundle is sent as prefetch: it can't go with --no-prefetch");
            }
            return BundleSource.of(bundle, Optional.ofNullable(patient).map(Data::id));
        }
        if (patient == null) {
            throw new Unusable("name a patient (--patient demo/v02) or a file (--bundle)");
        }
        String address = ehr == null ? DEMO_EHR : ehr.replaceAll("/+$", "");
        return new EhrSource(address, id(patient), wire, !isWithoutPrefetch);
    }

    private static String id(String patient) {
        return patient.startsWith(DEMO) ? patient.substring(DEMO.length()) : patient.replaceFirst("^Patient/", "");
    }
}
