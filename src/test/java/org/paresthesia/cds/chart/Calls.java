package org.paresthesia.cds.chart;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.FhirAccess;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;

/** Calls about Ada. */
public final class Calls {

    private static final UserReference DOCTOR = UserReference.of("Practitioner/d");

    private Calls() {}

    /** A call of patient-view without access to a server. */
    public static HookCall aboutAda() {
        return with(Optional.empty(), new InHand.Nothing(), Optional.empty());
    }

    /** The same during an encounter. */
    public static HookCall during(String encounterId) {
        return with(Optional.of(encounterId), new InHand.Nothing(), Optional.empty());
    }

    /** The same while these orders are signed. */
    public static HookCall signing(String... orders) {
        return inHand(new InHand.Orders(Json.quoted(Json.bundle(orders)), Optional.empty()));
    }

    /** The same while some of these orders were just selected. */
    public static HookCall selecting(List<String> selections, String... orders) {
        return inHand(new InHand.Orders(Json.quoted(Json.bundle(orders)), Optional.of(selections)));
    }

    /** The same when these problems were just added. */
    public static HookCall adding(String... problems) {
        return inHand(new InHand.Problems(Json.quoted(Json.bundle(problems))));
    }

    /** The same with this FHIR in the hook's context. */
    public static HookCall inHand(InHand inHand) {
        return with(Optional.empty(), inHand, Optional.empty());
    }

    /** The same from a client with settings of its own. */
    public static HookCall withSettings(Map<String, String> settings) {
        HookCall usual = aboutAda();
        Caller caller = new Caller("default", ZoneOffset.UTC, List.of(), settings, Set.of());
        return new HookCall(
                usual.serviceId(), usual.hook(), usual.hookInstance(), caller, usual.context(), usual.fhirAccess());
    }

    /** The same with access to a server. */
    public static HookCall withServer(FhirAccess access) {
        return with(Optional.empty(), new InHand.Nothing(), Optional.of(access));
    }

    /** An open server at an address. */
    public static FhirAccess open(String server) {
        return new FhirAccess(URI.create(server), Optional.of("secret"), Optional.empty());
    }

    /** The same during an encounter, with access to a server. */
    public static HookCall with(Optional<String> encounterId, InHand inHand, Optional<FhirAccess> access) {
        Caller caller = new Caller("default", ZoneOffset.UTC, List.of("localhost"), Map.of(), Set.of());
        return new HookCall(
                "limb-paresthesia-patient-view",
                "patient-view",
                "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                caller,
                new CallContext(DOCTOR, "ada", encounterId, inHand),
                access);
    }
}
