package org.paresthesia.cds.settings;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A record of settings, or an enumeration of values, as it stands in the source.
 *
 * @param tree its syntax
 * @param comment its documentation as it is written, or empty
 */
record SettingsRecord(ClassTree tree, String comment) {

    private static final Pattern PARAMETER = Pattern.compile("(?s)@param\\s+(\\w+)\\s+(.*?)(?=\\n\\s*@|\\z)");

    String name() {
        return tree.getSimpleName().toString();
    }

    boolean isRecord() {
        return tree.getKind() == Tree.Kind.RECORD;
    }

    /** The prefix of an annotation {@code @ConfigurationProperties}, where there is one. */
    Optional<String> prefix() {
        return annotation(tree.getModifiers().getAnnotations(), "ConfigurationProperties");
    }

    /** What it is about: the first sentence of its documentation. */
    String about() {
        String text = plain(comment.split("(?m)^\\s*@param", 2)[0]);
        return text.split("(?<=\\.)\\s", 2)[0].replaceFirst(
                "[,;]? (?:under )?\\(?`paresthesia[^`]*`(?:; [^)]*)?\\)?", "");
    }

    /** The components; what is static is none. */
    List<VariableTree> components() {
        return tree.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(each -> !each.getModifiers().getFlags().contains(Modifier.STATIC))
                .toList();
    }

    /** The constants of an enumeration. */
    List<String> constants() {
        return tree.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(each -> ((VariableTree) each).getName().toString())
                .toList();
    }

    /** The default value of a component, empty where none is given. */
    static Optional<String> standard(VariableTree component) {
        return annotation(component.getModifiers().getAnnotations(), "DefaultValue");
    }

    /** What the documentation says of each component. */
    Map<String, String> meanings() {
        return PARAMETER.matcher(comment).results().collect(Collectors.toMap(found -> found.group(1), this::meaning));
    }

    private String meaning(MatchResult found) {
        return plain(found.group(2));
    }

    private static String plain(String text) {
        return text.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Optional<String> annotation(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(each -> each.getAnnotationType().toString().equals(name))
                .findFirst()
                .map(each ->
                        each.getArguments().stream().map(SettingsRecord::text).collect(Collectors.joining()));
    }

    private static String text(ExpressionTree value) {
        if (value instanceof AssignmentTree assignment) {
            return text(assignment.getExpression());
        }
        if (value instanceof NewArrayTree array) {
            return array.getInitializers().stream().map(SettingsRecord::text).collect(Collectors.joining(", "));
        }
        return value instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : value.toString();
    }
}
