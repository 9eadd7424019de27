package org.paresthesia.cds.knowledge.loading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.ActionSelectionBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.CardText;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.Names;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Source;

/**
 * Reads one rule from its PlanDefinition; what it names must be on the shelf.
 *
 * <p>Where something is wrong a stand-in is used and the rule is dropped at the end, so that one start tells everything
 * that is wrong with it.
 */
final class RuleReader {

    private static final String STAND_IN = "?";

    private final TextFile file;
    private final Shelf shelf;
    private final Problems problems;

    RuleReader(TextFile file, Shelf shelf, Problems problems) {
        this.file = file;
        this.shelf = shelf;
        this.problems = problems;
    }

    /** The rule; absent where something in it is a problem. */
    Optional<Rule> read(PlanDefinition plan) {
        if (plan.getAction().size() != 1) {
            problems.add(
                    file,
                    "action",
                    "a rule has one action, here are " + plan.getAction().size(),
                    "split the rule");
            return Optional.empty();
        }
        int before = problems.count();
        Rule rule = rule(new PlanAction(plan.getActionFirstRep(), file, problems));
        return problems.count() > before ? Optional.empty() : Optional.of(rule);
    }

    private Rule rule(PlanAction plan) {
        PlanDefinitionActionComponent action = plan.action();
        Rule.Role role = plan.choice("card-role", Rule.Role.class, null);
        return new Rule(
                topic(action.getCodeFirstRep().getCodingFirstRep()),
                role,
                urgency(action),
                logic(plan, role),
                title(action),
                required(action.getDescription(), "description", "the question that the rule answers"),
                required(action.getTextEquivalent(), "textEquivalent", "the rule in one sentence"),
                plan.texts(),
                action.getDocumentation().stream().flatMap(this::source).toList(),
                new OfferReader(file, shelf, problems).read(action.getAction()),
                selection(action),
                plan.choice("suppressed-when-ordered", Rule.QuietWhenOrdered.class, Rule.QuietWhenOrdered.NEVER),
                plan.isSet("rests-on-medicine-absence"),
                overrideReasons(plan, role));
    }

    private NamedCode topic(Coding coding) {
        String code = coding.hasCode() ? coding.getCode() : STAND_IN;
        NamedCode topic = shelf.topics().get(code);
        if (topic == null || !topic.system().equals(coding.getSystem())) {
            String cure = Names.didYouMean(code, shelf.topics().keySet());
            problems.add(file, code, "no topic has the code " + code, cure);
            return new NamedCode(STAND_IN, code, STAND_IN);
        }
        if (!file.name().equals(code)) {
            problems.add(file, code, "the rule of topic " + code + " is not in a file of that name", "rename the file");
        }
        return topic;
    }

    private String title(PlanDefinitionActionComponent action) {
        String title = action.hasTitle() ? action.getTitle() : "";
        if (title.isBlank() || !CardText.fitsSummary(title)) {
            int length = title.codePointCount(0, title.length());
            String cure = "write 1 to " + CardText.LONGEST_SUMMARY + ": it is the card's summary";
            problems.add(file, title.isBlank() ? "action" : title, "the title has " + length + " characters", cure);
            return STAND_IN;
        }
        return title;
    }

    private Optional<RuleLogic> logic(PlanAction plan, Rule.Role role) {
        Optional<String> holds = plan.condition(ActionConditionKind.APPLICABILITY);
        Optional<String> facts = plan.text("facts");
        boolean followsFromCards = role == Rule.Role.SUMMARY || role == Rule.Role.GAP;
        if (followsFromCards && holds.isEmpty() && facts.isEmpty()) {
            return Optional.empty();
        }
        if (holds.isEmpty()) {
            problems.add(file, "action", "the rule has no applicability condition", "name the CQL define that decides");
        }
        if (facts.isEmpty()) {
            problems.add(file, "action", "the rule has no extension facts", "name the CQL define of its facts");
        }
        return Optional.of(
                new RuleLogic(holds.orElse(STAND_IN), facts.orElse(STAND_IN), Optional.empty(), plan.text("urgency")));
    }

    private Urgency urgency(PlanDefinitionActionComponent action) {
        String priority = action.hasPriority() ? action.getPriority().toCode() : "missing";
        return switch (priority) {
            case "stat" -> Urgency.CRITICAL;
            case "urgent" -> Urgency.WARNING;
            case "routine" -> Urgency.INFO;
            default -> {
                problems.add(file, "priority", "the priority is " + priority, "use stat, urgent or routine");
                yield Urgency.INFO;
            }
        };
    }

    private String required(String text, String element, String meaning) {
        if (text == null || text.isBlank()) {
            problems.add(file, "action", "the action has no " + element, "write " + meaning);
            return STAND_IN;
        }
        return text;
    }

    private Stream<Source> source(RelatedArtifact artifact) {
        String id = String.valueOf(artifact.getLabel());
        Source source = shelf.sources().get(id);
        if (source == null) {
            problems.add(
                    file,
                    id,
                    "no source has the id " + id,
                    Names.didYouMean(id, shelf.sources().keySet()));
        }
        return Stream.ofNullable(source);
    }

    private static Rule.Selection selection(PlanDefinitionActionComponent action) {
        return action.getSelectionBehavior() == ActionSelectionBehavior.ATMOSTONE
                ? Rule.Selection.AT_MOST_ONE
                : Rule.Selection.ANY;
    }

    private List<NamedCode> overrideReasons(PlanAction plan, Rule.Role role) {
        String list = plan.text("override-reasons").orElse(role == Rule.Role.RED_FLAG ? "critical" : "standard");
        List<NamedCode> reasons = shelf.overrideLists().get(list);
        if (reasons == null) {
            String cure = Names.didYouMean(list, shelf.overrideLists().keySet());
            problems.add(file, list, "no list of override reasons is called " + list, cure);
            return List.of();
        }
        return reasons;
    }
}
