package org.paresthesia.cds.playground.desk;

import java.util.List;
import org.paresthesia.cds.knowledge.Service;
import tools.jackson.databind.node.ObjectNode;

/**
 * A visit with all that is needed to call the service.
 *
 * @param visit what was chosen, with what is really in hand
 * @param chart the chart
 * @param service the service that is called
 * @param choices what could be in hand; empty for a hook where nothing is
 * @param body the body of the call
 */
public record OpenedVisit(Visit visit, OpenChart chart, Service service, List<Hand.Choice> choices, ObjectNode body) {

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "OpenedVisit[" + service.id() + "]";
    }
}
