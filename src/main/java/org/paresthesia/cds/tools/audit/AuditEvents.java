package org.paresthesia.cds.tools.audit;

import ca.uhn.fhir.context.FhirContext;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.paresthesia.cds.feedback.audit.AuditRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records in the form of FHIR R4 AuditEvents, with the agents and entities that IHE's Basic Audit Log Patterns have for a
 * service that was called: the client as source, the service as destination, the user, the patient and the request. Patients and users
 * are the keys that the record has; no profile is claimed, since none of the patterns is about CDS Hooks.
 */
final class AuditEvents {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String ENTITY = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String OURS = "paresthesia-cds";
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As one line of JSON. */
    String json(AuditRecord record) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(event(record));
    }

    /** One record as FHIR. */
    AuditEvent event(AuditRecord record) {
        JsonNode content = JSON.readTree(record.content());
        AuditEvent event = new AuditEvent();
        event.setId(String.valueOf(record.sequence()));
        event.setType(
                new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "Restful Operation"));
        event.addSubtype(new Coding("http://hl7.org/fhir/restful-interaction", "operation", "operation"));
        event.setAction(AuditEventAction.E);
        event.setRecorded(Date.from(record.at()));
        event.setOutcome(outcome(content.path("status").asInt(0)));
        text(content, "reason").ifPresent(event::setOutcomeDesc);
        addAgents(event, record, content);
        event.getSource()
                .setObserver(new Reference().setDisplay(OURS))
                .addType(new Coding(
                        "http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"));
        addEntities(event, content);
        event.addEntity(details(record, content));
        return event;
    }

    private static AuditEventOutcome outcome(int status) {
        if (status < FIRST_REFUSAL) {
            return AuditEventOutcome._0;
        }
        return status < FIRST_FAULT ? AuditEventOutcome._4 : AuditEventOutcome._8;
    }

    private static void addAgents(AuditEvent event, AuditRecord record, JsonNode content) {
        Optional<String> user = text(content, "user");
        Reference client = record.client().isEmpty()
                ? new Reference().setDisplay("unknown")
                : new Reference().setIdentifier(new Identifier().setValue(record.client()));
        event.addAgent(
                agent(new Coding(DICOM, "110153", "Source Role ID"), client).setRequestor(user.isEmpty()));
        event.addAgent(agent(new Coding(DICOM, "110152", "Destination Role ID"), new Reference().setDisplay(OURS)));
        user.ifPresent(key -> event.addAgent(agent(
                        new Coding(
                                "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
                                "IRCP",
                                "information recipient"),
                        new Reference()
                                .setType(text(content, "userType").orElse(null))
                                .setIdentifier(new Identifier().setValue(key)))
                .setRequestor(true)));
    }

    private static AuditEventAgentComponent agent(Coding type, Reference who) {
        return new AuditEventAgentComponent()
                .setType(new CodeableConcept(type))
                .setWho(who)
                .setRequestor(false);
    }

    private static void addEntities(AuditEvent event, JsonNode content) {
        text(content, "patient").ifPresent(key -> event.addEntity()
                .setWhat(new Reference().setIdentifier(new Identifier().setValue(key)))
                .setType(new Coding(ENTITY, "1", "Person"))
                .setRole(new Coding("http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient")));
        text(content, "hookInstance").ifPresent(id -> event.addEntity()
                .setWhat(new Reference().setIdentifier(new Identifier().setValue(id)))
                .setType(new Coding(
                        "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId", null)));
    }

    /** The record itself, so that nothing of it is lost: the service, the topics, the version of the logic, its place in the chain. */
    private static AuditEventEntityComponent details(AuditRecord record, JsonNode content) {
        AuditEventEntityComponent entity = new AuditEventEntityComponent()
                .setType(new Coding(ENTITY, "2", "System Object"))
                .setName(text(content, "service").orElse(OURS));
        content.propertyStream()
                .filter(field ->
                        !field.getKey().equals("patient") && !field.getKey().equals("user"))
                .forEach(field -> entity.addDetail()
                        .setType(field.getKey())
                        .setValue(new StringType(
                                field.getValue().isString()
                                        ? field.getValue().asString()
                                        : field.getValue().toString())));
        entity.addDetail().setType("hash").setValue(new StringType(record.hash()));
        return entity;
    }

    private static Optional<String> text(JsonNode content, String name) {
        return Optional.ofNullable(content.get(name)).map(JsonNode::asString).filter(text -> !text.isEmpty());
    }
}
