package org.paresthesia.cds.whole.image;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.paresthesia.cds.demo.DemoPatients;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/** Somebody whose name and every note would be recognised wherever they get out. */
final class SingingPatient {

    static final String CANARY = "qzx7canary";

    private SingingPatient() {}

    /** A demo patient's chart of today under another id, each with its song. */
    static Chart like(String demoPatient, String id) {
        String singing = CANARY + "-" + id;
        String bundle = DemoPatients.shipped().byId(demoPatient).bundleAt(ZonedDateTime.now(Clock.systemUTC()));
        List<ObjectNode> resources = Chart.of(Json.tree(bundle.replace("Patient/" + demoPatient, "Patient/" + singing)))
                .resources();
        resources.forEach(resource -> {
            resource.putArray("note").addObject().put("text", CANARY + "-note");
            if (resource.path("resourceType").asString().equals("Patient")) {
                resource.put("id", singing).putArray("name").addObject().put("family", CANARY + "-name");
                resource.remove("note");
            }
        });
        return new Chart(singing, resources);
    }
}
