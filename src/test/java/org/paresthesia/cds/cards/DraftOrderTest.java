package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import tools.jackson.databind.json.JsonMapper;

/** What a suggestion would create, read by a strict FHIR R4 parser: a draft with its subject and reason (pitfall 49). */
class DraftOrderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Fact RESULT = new Fact(
            "Vitamin B12",
            "150",
            "pg/mL",
            "2026-09-20",
            "final",
            "Observation/b12",
            "http://loinc.org|2132-9",
            "below 180 pg/mL",
            Stance.FOR,
            0,
            false);

    @Test
    @Proves("I8")
    void aRequestIsADraftWithSubjectEncounterReasonAndTheRule() {
        ServiceRequest request =
                (ServiceRequest) resources(new Scene().encounter("visit").holds("b12-low", Scene.NUMB_FOOT))
                        .get(0);

        assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.DRAFT);
        assertThat(request.getIntent()).isEqualTo(ServiceRequest.ServiceRequestIntent.ORDER);
        assertThat(request.getSubject().getReference()).isEqualTo("Patient/ada");
        assertThat(request.getEncounter().getReference()).isEqualTo("Encounter/visit");
        assertThat(request.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("108252007");
        assertThat(request.getCode().getCodingFirstRep().getCode()).isEqualTo("57021-8");
        assertThat(request.getReasonReferenceFirstRep().getReference()).isEqualTo("Condition/numb-foot");
        assertThat(request.getNoteFirstRep().getText()).isEqualTo("Suggested by rule b12-low, logic 0.1.0.");
    }

    @Test
    @Proves("I8")
    void withoutAProblemOnRecordTheReasonIsACode() {
        List<Resource> drafts = resources(new Scene().holds("b12-low", RESULT));

        ServiceRequest request = (ServiceRequest) drafts.get(0);
        assertThat(request.hasEncounter() || request.hasReasonReference()).isFalse();
        assertThat(request.getReasonCodeFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("2132-9");
        assertThat(request.getReasonCodeFirstRep().getText()).isEqualTo("Vitamin B12");
        assertThat(((Task) drafts.get(1)).getReasonCode().getText()).isEqualTo("Vitamin B12");
    }

    @Test
    @Proves("I8")
    void aTaskIsADraftForThePatient() {
        Task task =
                (Task) resources(new Scene().holds("b12-low", Scene.NUMB_FOOT)).get(1);

        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.DRAFT);
        assertThat(task.getIntent()).isEqualTo(Task.TaskIntent.ORDER);
        assertThat(task.getFor().getReference()).isEqualTo("Patient/ada");
        assertThat(task.getDescription()).isEqualTo("Decide replacement");
        assertThat(task.getReasonReference().getReference()).isEqualTo("Condition/numb-foot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"urn:uuid:1", "Condition/", "Condition/a b", "Condition/<x>", "https://ehr.example/Condition/1"})
    @Proves("I13")
    void aReferenceThatTheClientCouldNotResolveIsNotSent(String reference) {
        Fact fact = new Fact("Numb", "", "", "", "", reference, "not a code", "", Stance.FOR, 0, false);

        ServiceRequest request =
                (ServiceRequest) resources(new Scene().holds("b12-low", fact)).get(0);

        assertThat(request.hasReasonReference()).isFalse();
        assertThat(request.getReasonCodeFirstRep().getText()).isEqualTo("Numb");
        assertThat(request.getReasonCodeFirstRep().hasCoding()).isFalse();
    }

    @Test
    void aSiteMayWantProposals() {
        Scene scene = new Scene().proposals().holds("b12-low", Scene.NUMB_FOOT);

        List<Resource> drafts = resources(scene);

        assertThat(((ServiceRequest) drafts.get(0)).getIntent())
                .isEqualTo(ServiceRequest.ServiceRequestIntent.PROPOSAL);
        assertThat(((Task) drafts.get(1)).getIntent()).isEqualTo(Task.TaskIntent.ORDER);
    }

    @Test
    @Proves({"I6", "I8", "I9", "I10"})
    void onlyDraftsOfRequestsAndTasksCanBeSuggested() {
        var prescription =
                JSON.createObjectNode().put("resourceType", "MedicationRequest").put("status", "draft");
        var active =
                JSON.createObjectNode().put("resourceType", "ServiceRequest").put("status", "active");

        assertThatThrownBy(() -> Action.create("x", prescription, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Action.create("x", active, Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Action("delete", "x", active.put("status", "draft"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Resource> resources(Scene scene) {
        IParser strict = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        return scene.cards().get(0).suggestions().stream()
                .map(suggestion -> suggestion.actions().get(0).resource().toString())
                .map(text -> (Resource) strict.parseResource(text))
                .toList();
    }
}
