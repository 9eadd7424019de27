package org.paresthesia.cds.tools.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.tools.reference.Block.Heading;
import org.paresthesia.cds.tools.reference.Block.Paragraph;
import org.paresthesia.cds.wire.WireDescription;

/** What an integrator must know to wire an EHR to the service, made from what the service really asks for and answers. */
public final class Reference {

    private static final List<Block> OPENING = List.of(
            new Heading(1, "Reference for integrators"),
            new Paragraph(
                    "Made by `./generate-reference`; do not edit. How to begin: [for integrators](integrators.md). A running "
                            + "service shows the same at `/api`, with the templates of its own installation; the messages are described by "
                            + "`/openapi.json` and [JSON Schemas](schemas.md)."));

    private final HookSections hooks;
    private final DataSections data;
    private final AnswerSections answers;

    /** From the services that are offered and how their wire is described. */
    public Reference(List<Service> services, WireDescription wire) {
        this.hooks = new HookSections(services);
        this.data = new DataSections(services);
        this.answers = new AnswerSections(services, wire);
    }

    /** The page of the documentation. */
    List<Block> page() {
        return Stream.concat(OPENING.stream(), sections().stream()).toList();
    }

    /** What follows the title, for a page that has its own. */
    public List<Block> sections() {
        List<Block> all = new ArrayList<>(hooks.blocks());
        all.addAll(data.blocks());
        all.addAll(answers.blocks());
        return all;
    }
}
