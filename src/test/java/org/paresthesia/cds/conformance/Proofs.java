package org.paresthesia.cds.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every test of this project that says what it proves.
 *
 * @param all by class and method, so that the order does not depend on the machine
 */
record Proofs(List<Proof> all) {

    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final Comparator<Proof> ORDER = Comparator.comparing(
                    (Proof proof) -> proof.testClass().getSimpleName())
            .thenComparing(proof -> proof.testClass().getName())
            .thenComparing(Proof::method);

    /** Looks at every compiled class. */
    static Proofs ofTheProject() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return new Proofs(files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .map(Proofs::load)
                    .filter(each -> !Modifier.isAbstract(each.getModifiers()) && each.getEnclosingClass() == null)
                    .flatMap(Proofs::of)
                    .sorted(ORDER)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> load(Path file) {
        String path = CLASSES.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length())
                .replace('/', '.')
                .replace('\\', '.');
        try {
            return Class.forName(name, false, Proofs.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** The proofs of a class; a method that it inherits is its own. */
    static Stream<Proof> of(Class<?> testClass) {
        Stream<Proof> whole = annotation(testClass).map(proves -> Proof.of(testClass, "", proves)).stream();
        Stream<Proof> single = methods(testClass)
                .filter(method -> method.isAnnotationPresent(Proves.class))
                .map(method -> Proof.of(testClass, method.getName(), method.getAnnotation(Proves.class)));
        return Stream.concat(whole, single);
    }

    private static Optional<Proves> annotation(Class<?> testClass) {
        return Optional.ofNullable(testClass.getDeclaredAnnotation(Proves.class));
    }

    private static Stream<Method> methods(Class<?> testClass) {
        return Stream.<Class<?>>iterate(testClass, each -> each != null && each != Object.class, Class::getSuperclass)
                .flatMap(each -> Stream.of(each.getDeclaredMethods()));
    }

    /** Those of an item. */
    List<Proof> of(String item) {
        return all.stream().filter(proof -> proof.items().contains(item)).toList();
    }
}
