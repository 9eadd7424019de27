package org.paresthesia.cds.knowledge.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.paresthesia.cds.knowledge.CardText;

/** One action of a PlanDefinition, read by the names that this project gives to conditions and extensions. */
record PlanAction(PlanDefinitionActionComponent action, TextFile file, Problems problems) {

    private static final String LANGUAGE = "text/cql-identifier";

    /** The text of an extension, absent where the action does not have it. */
    Optional<String> text(String extension) {
        return textOf(action.getExtensionByUrl(Canonicals.extension(extension)));
    }

    /** Whether an extension is there and true. */
    boolean isSet(String extension) {
        return text(extension).filter("true"::equals).isPresent();
    }

    /** One of several words; another word is a problem, and so is none where there is no fallback. */
    <E extends Enum<E>> E choice(String extension, Class<E> words, E fallback) {
        Optional<String> word = text(extension);
        if (word.isEmpty() && fallback != null) {
            return fallback;
        }
        String wanted = word.orElse("").toUpperCase(Locale.ROOT).replace('-', '_');
        for (E known : words.getEnumConstants()) {
            if (known.name().equals(wanted)) {
                return known;
            }
        }
        List<String> known = new ArrayList<>();
        for (E each : words.getEnumConstants()) {
            known.add(each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        String found = word.map(text -> "the " + extension + " is " + text)
                .orElse("the extension " + extension + " is missing");
        problems.add(file, word.orElse("extension"), found, "use one of " + known);
        return fallback == null ? words.getEnumConstants()[0] : fallback;
    }

    /** The CQL define of a condition, absent where the action has none of that kind. */
    Optional<String> condition(ActionConditionKind kind) {
        List<String> names = action.getCondition().stream()
                .filter(condition -> condition.getKind() == kind)
                .map(condition -> condition.getExpression())
                .filter(expression -> {
                    if (!LANGUAGE.equals(expression.getLanguage())) {
                        problems.add(file, "language", "a condition is not in " + LANGUAGE, "name a CQL define");
                    }
                    return expression.hasExpression();
                })
                .map(expression -> expression.getExpression())
                .toList();
        if (names.size() > 1) {
            problems.add(file, names.get(1), "an action has two conditions of one kind", "join them in one CQL define");
        }
        return names.stream().findFirst();
    }

    /** The further texts of a card, in their order; one that is incomplete or too long is a problem and is left out. */
    List<CardText> texts() {
        List<CardText> texts = new ArrayList<>();
        for (Extension extension : action.getExtension()) {
            if (extension.getUrl().equals(Canonicals.extension("card-summary"))) {
                text(extension, "summary").ifPresent(texts::add);
            } else if (extension.getUrl().equals(Canonicals.extension("card-text"))) {
                text(extension, part(extension, "kind").orElse("")).ifPresent(texts::add);
            }
        }
        return texts;
    }

    private Optional<CardText> text(Extension extension, String kind) {
        String text = part(extension, "text").orElse("");
        try {
            CardText.Kind known = CardText.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
            return Optional.of(new CardText(part(extension, "when"), known, text));
        } catch (IllegalArgumentException unusable) {
            String reason = unusable.getMessage().startsWith("No enum") ? "its kind is " + kind : unusable.getMessage();
            problems.add(file, text, "a text of the card can't be used: " + reason, "correct the text");
            return Optional.empty();
        }
    }

    private static Optional<String> part(Extension extension, String name) {
        return textOf(extension.getExtensionByUrl(name));
    }

    private static Optional<String> textOf(Extension extension) {
        return extension == null || !extension.hasValue()
                ? Optional.empty()
                : Optional.ofNullable(extension.getValue().primitiveValue());
    }
}
