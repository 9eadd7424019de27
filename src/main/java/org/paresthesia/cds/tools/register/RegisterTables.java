package org.paresthesia.cds.tools.register;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables that people maintain in {@code fhir-resources/source}.
 *
 * @param conditions every condition of the specification, D01 to D36
 * @param statements every statement of the two articles, 1 to 59
 */
record RegisterTables(List<ConditionRow> conditions, List<StatementRow> statements) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Copies the lists. */
    RegisterTables {
        conditions = List.copyOf(conditions);
        statements = List.copyOf(statements);
    }

    /** Reads both tables below {@code fhir-resources}. */
    static RegisterTables read(Path resources) {
        Path source = resources.resolve("source");
        return new RegisterTables(
                List.of(JSON.readValue(source.resolve("conditions.json").toFile(), ConditionRow[].class)),
                List.of(JSON.readValue(source.resolve("statements.json").toFile(), StatementRow[].class)));
    }

    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * A condition (specification 1A and 1C).
     *
     * @param id its row, for example {@code D07}
     * @param name its clinical name
     * @param tier must not miss (M), common and treatable (C), other (O), in the specification's words
     * @param distribution where its symptoms are usually felt
     * @param namedIn the lines of the articles that name it, or that it was added
     * @param againstTheArticles how guidelines judge what the articles say of it; null where there is nothing to say
     * @param topics the topic codes of its cards
     * @param looksFor what is looked for beside the cards; null where the cards say it all
     * @param neverSays what no card says of it
     * @param offWithoutCodes value sets without codes whose rules are off until a site fills them
     */
    record ConditionRow(
            String id,
            String name,
            String tier,
            String distribution,
            String namedIn,
            String againstTheArticles,
            List<String> topics,
            String looksFor,
            List<String> neverSays,
            List<String> offWithoutCodes) {

        ConditionRow {
            topics = copy(topics);
            neverSays = copy(neverSays);
            offWithoutCodes = copy(offWithoutCodes);
        }
    }

    /**
     * A statement of the articles (specification 1B).
     *
     * @param number 1 to 59
     * @param article article and line, for example {@code S0 L11}
     * @param statement what it says, in short
     * @param verdict agree (A), partly (P), disagree (X), unsafe if taken literally (U)
     * @param why the reason of the verdict; null where there is nothing to add
     * @param whatWeDo what the product does about it
     * @param conditions the conditions that it concerns
     * @param topics the topic codes of the cards that answer it
     * @param defines the CQL behind it, as {@code Library.Define}
     * @param patients the demo patients that show it
     */
    record StatementRow(
            int number,
            String article,
            String statement,
            String verdict,
            String why,
            String whatWeDo,
            List<String> conditions,
            List<String> topics,
            List<String> defines,
            List<String> patients) {

        StatementRow {
            conditions = copy(conditions);
            topics = copy(topics);
            defines = copy(defines);
            patients = copy(patients);
        }
    }
}
