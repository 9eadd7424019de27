package org.paresthesia.cds.cql;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.CqlCompiler;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;

/** Prints what the defines of a library say for the rows of its case file; for whoever writes CQL. */
final class RunCql {

    private final PrintStream out;
    private final CompiledLogic logic;
    private final RowRunner runner;
    private int failures;

    private RunCql(PrintStream out, CompiledLogic logic, RowRunner runner) {
        this.out = out;
        this.logic = logic;
        this.runner = runner;
    }

    /** Arguments: checkout, the checkout with the value sets, library (or "-" for all), words of row names, "--" and defines. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        Path checkout = Path.of(arguments[0]);
        long start = System.nanoTime();
        CompiledLogic logic;
        try {
            logic = CqlCompiler.compile(CqlFiles.of(checkout));
        } catch (KnowledgeProblem problem) {
            out.println(problem.getMessage());
            System.exit(2);
            return;
        }
        out.printf("compiled %d libraries in %d ms%n", logic.names().size(), (System.nanoTime() - start) / 1_000_000);
        RunCql run = new RunCql(
                out, logic, new RowRunner(logic, RowTerminology.of(Content.directory(Path.of(arguments[1])))));
        List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
        int split = rest.indexOf("--");
        List<String> defines = split < 0 ? List.of() : rest.subList(split + 1, rest.size());
        List<String> choice = split < 0 ? rest : rest.subList(0, split);
        if (choice.contains("--unproven")) {
            run.printUnproven(checkout);
            return;
        }
        run.rows(CaseFiles.rows(checkout.resolve("src/test/resources/cql-cases")), choice, defines);
        System.exit(run.failures == 0 ? 0 : 1);
    }

    private void printUnproven(Path checkout) {
        Path cases = checkout.resolve("src/test/resources/cql-cases");
        DataNeeds needs =
                KnowledgeLoader.load(Content.directory(checkout), "test").dataNeeds();
        Proof proof = new Proof(logic, needs, runner, CaseFiles.rows(cases), CaseFiles.unreachable(cases));
        proof.libraries().forEach(library -> proof.unproven(library).forEach(out::println));
        proof.wronglyExcused().forEach(out::println);
    }

    private void rows(List<Row> rows, List<String> choice, List<String> defines) {
        int passed = 0;
        for (Row row : rows) {
            boolean ofLibrary = choice.isEmpty()
                    || choice.get(0).equals("-")
                    || choice.get(0).equals(row.library());
            boolean ofName =
                    choice.size() < 2 || row.name().contains(String.join(" ", choice.subList(1, choice.size())));
            if (ofLibrary && ofName) {
                passed += check(row);
                if (choice.size() >= 2 || !defines.isEmpty()) {
                    printDefines(row, defines);
                }
            }
        }
        out.printf("%d expectations met, %d failed%n", passed, failures);
    }

    private int check(Row row) {
        int passed = 0;
        for (var expected : row.expect().entrySet()) {
            String actual;
            boolean met = false;
            try {
                Answer answer = runner.evaluate(row, expected.getKey());
                met = answer.is(expected.getValue());
                actual = answer.words();
            } catch (RuntimeException failed) {
                actual = failed.toString();
            }
            if (met) {
                passed++;
            } else {
                failures++;
                out.printf(
                        "FAILED %s%n  \"%s\"%n  expected %s%n  actual   %s%n",
                        row, expected.getKey(), expected.getValue(), actual);
            }
        }
        return passed;
    }

    private void printDefines(Row row, List<String> defines) {
        out.println("== " + row);
        for (ExpressionDef define : logic.library(row.library()).getStatements().getDef()) {
            String name = Objects.requireNonNull(define.getName());
            boolean wanted = defines.isEmpty() || defines.contains(name);
            if (wanted && !(define instanceof FunctionDef) && !name.equals("Patient")) {
                String answer;
                try {
                    answer = runner.evaluate(row, name).words();
                } catch (RuntimeException failed) {
                    answer = "FAILS: " + failed;
                }
                out.printf("  %-48s %s%n", name, answer);
            }
        }
    }
}
