package org.paresthesia.cds.playground.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.paresthesia.cds.demo.DemoPatient;
import org.paresthesia.cds.demo.DemoPatients;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.pages.PageProblem;
import org.paresthesia.cds.tools.fire.BundleSource;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.Unusable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The charts that can be opened: those of the demo patients, read when first asked for, and pasted ones. */
@Component
@PagesOn
public class Charts {

    private final Clock clock;
    private final ActingClient client;
    private List<DemoPatient> patients;

    Charts(Clock clock, ActingClient client) {
        this.clock = clock;
        this.client = client;
    }

    /** The demo patients in the order of their ids. */
    public synchronized List<DemoPatient> patients() {
        if (patients == null) {
            patients = DemoPatients.shipped().all();
        }
        return patients;
    }

    /** The chart of a demo patient as of now; a problem where there is no such patient. */
    public OpenChart demo(String id) {
        DemoPatient patient = patients().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "There is no demo patient of this id."));
        var now = clock.instant().atZone(client.caller().zone());
        return open(patient.bundleAt(now), title(patient));
    }

    /** The chart of a Bundle that somebody pasted; a problem where it is none. */
    public OpenChart pasted(String text) {
        return open(text, "a pasted Bundle");
    }

    /** A demo patient in words. */
    public static String title(DemoPatient patient) {
        return patient.id() + " · "
                + patient.story()
                        .substring(patient.id().length())
                        .replace('-', ' ')
                        .strip();
    }

    private static OpenChart open(String text, String title) {
        try {
            JsonNode bundle = Reply.JSON.readTree(text);
            return new OpenChart(title, BundleSource.of(bundle, "The Bundle", Optional.empty()));
        } catch (JacksonException malformed) {
            throw new PageProblem(HttpStatus.BAD_REQUEST, "What was pasted is not JSON.");
        } catch (Unusable unusable) {
            throw new PageProblem(HttpStatus.BAD_REQUEST, unusable.getMessage() + ".");
        }
    }
}
