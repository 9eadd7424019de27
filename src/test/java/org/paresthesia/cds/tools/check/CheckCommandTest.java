package org.paresthesia.cds.tools.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code check} says of a site's folder. */
class CheckCommandTest {

    @TempDir
    private Path site;

    private final StringWriter said = new StringWriter();

    private int check(Path folder) {
        CommandLine command = new CommandLine(new CheckCommand());
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        return command.execute("--content", ".", "--site", folder.toString());
    }

    @Test
    void whatAFolderChangesIsListed() {
        assertThat(check(Path.of("src/test/resources/site"))).isZero();
        assertThat(said.toString())
                .contains(
                        "value set limb-ischemia-signs (was empty: its rules are on now): + https://hospital.example.org/findings|COLD Cold limb",
                        "value set loinc-b12: + https://hospital.example.org/laboratory|VB12 Vitamin B12",
                        "prefetch template rareResults asks for more codes",
                        "medicines: 1 more products are recognised",
                        "setting of default: ParesthesiaSettings.B12 Low Mass = 200.0",
                        "topic off for default: sedentary",
                        "all is well");
    }

    @Test
    void anEmptyFolderChangesNothing() {
        assertThat(check(site)).isZero();
        assertThat(said.toString()).contains("the site's folder adds no code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "valuesets # {'resourceType':'ValueSet','url':'https://nobody.example.org'} # there is no value set with the address https://nobody.example.org",
                "valuesets # {'resourceType':'ConceptMap'} # expected a ValueSet but found 'ConceptMap'",
                "conceptmaps # {'resourceType':'ConceptMap','group':[{'source':'urn:x','target':'http://loinc.org','element':[{'code':'A','display':'A','target':[{'code':'2132-9','equivalence':'wider'}]}]}]} # neither equal nor equivalent",
                "conceptmaps # {'resourceType':'ConceptMap','group':[{'source':'urn:x','target':'http://loinc.org','element':[{'code':'A','display':'A','target':[{'code':'1-8','equivalence':'equal'}]}]}]} # no value set holds http://loinc.org|1-8",
                "conceptmaps # {'resourceType' # not JSON",
                ". # paresthesia: {clients: {default: {topics-off: [no-topic]}}} # there is no topic no-topic",
                ". # paresthesia: {clients: {default: {settings: {'[ParesthesiaSettings.No Such]': '1'}}}} # No Such",
            })
    void whatIsWrongIsSaidWithItsFile(String folder, String text, String message) throws IOException {
        boolean isYaml = folder.equals(".");
        Path file = site.resolve(isYaml ? "application.yaml" : folder + "/local.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, isYaml ? text : text.replace('\'', '"'));
        assertThat(check(site)).isEqualTo(1);
        assertThat(said.toString()).contains(message);
        if (!isYaml) {
            assertThat(said.toString()).contains("site/" + folder + "/local.json");
        }
    }
}
