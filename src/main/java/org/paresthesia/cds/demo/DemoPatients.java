package org.paresthesia.cds.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The demo patients of a folder, one file per person, in the order of their ids. */
public final class DemoPatients {

    private static final String SHIPPED = "classpath:fhir-resources/demo/";

    private final List<DemoPatient> patients;
    private final List<DemoPatient> staff;

    private DemoPatients(String folder) {
        patients = filesOf(folder);
        staff = filesOf(folder + "clinic/");
        if (patients.isEmpty()) {
            throw new IllegalStateException("There are no demo patients (*.json) in " + folder);
        }
    }

    /** The patients that the project ships. */
    public static DemoPatients shipped() {
        return new DemoPatients(SHIPPED);
    }

    /** All patients, in the order of their ids. */
    public List<DemoPatient> all() {
        return patients;
    }

    /**
     * The patient with this logical id, for example {@code v01}.
     *
     * @throws IllegalArgumentException if nobody has this id
     */
    public DemoPatient byId(String id) {
        return patients.stream()
                .filter(patient -> patient.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No demo patient has the id " + id));
    }

    /** The people and the clinic that the patients' records and hook calls refer to, in the same form. */
    List<DemoPatient> staff() {
        return staff;
    }

    private static List<DemoPatient> filesOf(String folder) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(folder + "*.json");
            return Arrays.stream(files)
                    .map(DemoPatients::read)
                    .sorted(Comparator.comparing(DemoPatient::story))
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException("The demo patients could not be read from " + folder, problem);
        }
    }

    private static DemoPatient read(Resource file) {
        try {
            String name = file.getFilename();
            return new DemoPatient(
                    name.substring(0, name.length() - ".json".length()),
                    file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException problem) {
            throw new UncheckedIOException("A demo patient could not be read: " + file.getDescription(), problem);
        }
    }
}
