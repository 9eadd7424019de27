package org.paresthesia.cds.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every input that was kept, and a few new ones, are answered or refused as documented. */
class KeptInputsTest {

    private static final Path KEPT = Path.of("src/test/resources/fuzz");
    private static final int NEW_ONES = 150;

    private static List<Path> files(Target target) throws IOException {
        try (Stream<Path> files = Files.list(KEPT.resolve(target.folder()))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> aKeptInputIsAnsweredOrRefusedAsDocumented() {
        return Stream.of(Target.values()).flatMap(target -> {
            try {
                return files(target).stream()
                        .map(file -> DynamicTest.dynamicTest(
                                target.folder() + "/" + file.getFileName(),
                                () -> target.accept(Files.readAllBytes(file))));
            } catch (IOException missing) {
                throw new IllegalStateException(missing);
            }
        });
    }

    @Test
    void everyTargetHasInputs() throws IOException {
        for (Target target : Target.values()) {
            assertThat(files(target)).as(target.folder()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void soIsWhatLongRunsFoundWorthKeeping(Target target) throws Throwable {
        int fed = 0;
        try (ZipInputStream learnt = new ZipInputStream(Files.newInputStream(KEPT.resolve(target.folder() + ".zip")))) {
            while (learnt.getNextEntry() != null) {
                target.accept(learnt.readAllBytes());
                fed++;
            }
        }
        assertThat(fed).isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void soAreNewOnes(Target target) throws Throwable {
        SplittableRandom random = new SplittableRandom(20261121);
        for (int at = 0; at < NEW_ONES; at++) {
            byte[] input = new byte[random.nextInt(64)];
            random.nextBytes(input);
            target.accept(input);
        }
    }
}
