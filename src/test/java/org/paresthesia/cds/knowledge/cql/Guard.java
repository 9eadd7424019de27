package org.paresthesia.cds.knowledge.cql;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hl7.elm.r1.Element;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A rule about the text of the logic: which elements may not stand in which defines.
 *
 * @param isForbidden whether an element breaks the rule
 * @param isExempt whether the rule does not apply to a define
 */
record Guard(Predicate<Element> isForbidden, Predicate<LogicText.Name> isExempt) {

    /** The defines that break the rule, with the lines. */
    List<String> broken(CompiledLogic logic) {
        LogicText text = new LogicText(logic);
        TreeSet<String> broken = new TreeSet<>();
        for (LogicText.Name name : text.names()) {
            if (!name.library().equals(LogicText.HELPERS) && !isExempt.test(name)) {
                text.in(name, Element.class).stream()
                        .filter(isForbidden)
                        .forEach(element -> broken.add(name + " at " + element.getLocator()));
            }
        }
        return List.copyOf(broken);
    }

    /** The exceptions of a guard: {@code Library.Define} or {@code Library} with the reason. */
    static Map<String, String> exceptions(String file) {
        return yaml(file);
    }

    /** One file of what the guards need to know. */
    static <T> Map<String, T> yaml(String file) {
        try (Reader text = Files.newBufferedReader(Path.of("src/test/resources/cql-guards", file))) {
            Map<String, T> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return content == null ? Map.of() : content;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether a define, or its whole library, stands among the exceptions. */
    static Predicate<LogicText.Name> isIn(Map<String, String> exceptions) {
        return name -> exceptions.containsKey(name.toString()) || exceptions.containsKey(name.library());
    }
}
