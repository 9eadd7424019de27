package org.paresthesia.cds.knowledge.loading;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.ValueSetDef;
import org.paresthesia.cds.knowledge.Names;
import org.paresthesia.cds.knowledge.Problem;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.DataNeeds;

/** Checks that rules and CQL speak of the same things: defines that exist, value sets that exist. */
final class LogicChecks {

    private static final String ENTRY_FILE = "cql/" + DataNeeds.ENTRY + ".cql";

    private final CompiledLogic logic;
    private final Problems problems;
    private final Map<String, ExpressionDef> defines = new TreeMap<>();

    LogicChecks(CompiledLogic logic, Problems problems) {
        this.logic = logic;
        this.problems = problems;
        if (!logic.names().contains(DataNeeds.ENTRY)) {
            problems.add(ENTRY_FILE, "the library that rules name is missing", "put it back");
        } else if (logic.library(DataNeeds.ENTRY).getStatements() != null) {
            logic.library(DataNeeds.ENTRY).getStatements().getDef().forEach(each -> defines.put(each.getName(), each));
        }
    }

    /** Every define that a rule names exists, and what decides is a Boolean. */
    void checkRule(TextFile file, Rule rule) {
        rule.logic().ifPresent(names -> {
            checkBoolean(file, names.holds());
            checkExists(file, names.facts());
            names.urgency().ifPresent(name -> checkExists(file, name));
        });
        rule.conditions().forEach(name -> checkBoolean(file, name));
    }

    /** The two defines exist that belong to no single rule. */
    void checkEntry() {
        for (String name : new String[] {DataNeeds.GATE, DataNeeds.CANDIDATES}) {
            if (!defines.containsKey(name)) {
                problems.add(ENTRY_FILE, "there is no define \"" + name + "\"", "add it: every answer needs it");
            }
        }
    }

    /** Every value set that a library declares is one of ours. */
    void checkValueSets(Map<String, TextFile> cqlFiles, Collection<String> known) {
        for (TextFile file : cqlFiles.values()) {
            Library library = logic.names().contains(file.name()) ? logic.library(file.name()) : null;
            if (library != null && library.getValueSets() != null) {
                library.getValueSets().getDef().stream()
                        .filter(declared -> !known.contains(declared.getId()))
                        .forEach(unknown -> report(file, unknown, known));
            }
        }
    }

    private void report(TextFile file, ValueSetDef unknown, Collection<String> known) {
        int line = file.lineOf("'" + unknown.getId() + "'");
        String what = "no value set has the address " + unknown.getId();
        problems.add(new Problem(file.path(), line, what, Names.didYouMean(unknown.getId(), known)));
    }

    private boolean checkExists(TextFile file, String name) {
        if (!defines.containsKey(name)) {
            String cure = Names.didYouMean(name, defines.keySet());
            problems.add(file, name, DataNeeds.ENTRY + " has no define \"" + name + "\"", cure);
            return false;
        }
        return true;
    }

    /** A define that decides exists and is a Boolean. */
    void checkBoolean(TextFile file, String name) {
        if (checkExists(file, name) && !isBoolean(defines.get(name))) {
            problems.add(
                    file, name, "the define \"" + name + "\" is no Boolean", "name a define that is true or false");
        }
    }

    private static boolean isBoolean(ExpressionDef define) {
        return CompiledLogic.typeOf(define).equals("System.Boolean");
    }
}
