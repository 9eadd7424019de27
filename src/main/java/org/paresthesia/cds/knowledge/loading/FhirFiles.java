package org.paresthesia.cds.knowledge.loading;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.MetadataResource;
import org.paresthesia.cds.knowledge.Content;

/** Reads FHIR R4 resources of the content strictly: what FHIR does not know is a mistake of whoever wrote it. */
final class FhirFiles {

    private final Content content;
    private final Problems problems;
    private final FhirContext context = FhirContext.forR4Cached();

    FhirFiles(Content content, Problems problems) {
        this.content = content;
        this.problems = problems;
    }

    /**
     * A resource with the file that it came from.
     *
     * @param file the file
     * @param resource what it holds
     */
    record Parsed<T extends MetadataResource>(TextFile file, T resource) {}

    /** Reads every JSON file of a folder; a file that is not valid is a problem and is left out. */
    <T extends MetadataResource> List<Parsed<T>> readAll(String folder, Class<T> type) {
        List<Parsed<T>> parsed = TextFile.readAll(content, folder, ".json", problems).stream()
                .map(file -> parse(file, type).orElse(null))
                .filter(Objects::nonNull)
                .toList();
        problems.addDuplicates(
                folder, parsed.stream().map(each -> each.resource().getUrl()).toList(), "canonical address");
        return parsed;
    }

    /** Reads one file. */
    <T extends MetadataResource> Optional<Parsed<T>> read(String path, Class<T> type) {
        return parse(TextFile.read(content, path, problems), type);
    }

    private <T extends MetadataResource> Optional<Parsed<T>> parse(TextFile file, Class<T> type) {
        if (file.text().isEmpty()) {
            return Optional.empty();
        }
        try {
            IParser parser = context.newJsonParser();
            parser.setParserErrorHandler(new ParseProblems(file, problems));
            Parsed<T> parsed = new Parsed<>(file, parser.parseResource(type, file.text()));
            return hasOwnName(parsed) ? Optional.of(parsed) : Optional.empty();
        } catch (DataFormatException | ClassCastException invalid) {
            problems.add(
                    file.path(),
                    "not a valid FHIR R4 " + type.getSimpleName() + ": " + invalid.getMessage(),
                    "correct it");
            return Optional.empty();
        }
    }

    private boolean hasOwnName(Parsed<? extends MetadataResource> parsed) {
        TextFile file = parsed.file();
        String id = parsed.resource().getIdElement().getIdPart();
        String url = parsed.resource().getUrl();
        if (!file.name().equals(id)) {
            problems.add(file, "id", "the id is " + id + " but the file is named " + file.name(), "make them equal");
            return false;
        }
        if (url == null || !url.endsWith("/" + id)) {
            problems.add(file, "url", "the canonical address does not end in the id " + id, "correct the url");
            return false;
        }
        return true;
    }
}
