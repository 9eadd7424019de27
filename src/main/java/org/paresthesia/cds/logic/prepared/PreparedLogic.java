package org.paresthesia.cds.logic.prepared;

import java.util.List;
import org.hl7.elm.r1.Library;
import org.opencds.cqf.cql.engine.execution.Libraries;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/**
 * The logic with everything bound that does not depend on the call; shared by all calls, nothing in it changes afterwards.
 *
 * <p>The engine's visitor finds out at every element of every call what the element is, which library and define a name means,
 * where a variable is and which function fits. Here it is found out once (decision 40). The operators stay the engine's. A define
 * or function with an element that can't be prepared is left to the engine as a whole.
 */
public final class PreparedLogic {

    private final CompiledLogic logic;
    private final Preparation preparation;

    /** Prepares all libraries, as far as these kinds of elements reach. */
    public PreparedLogic(CompiledLogic logic, Kinds kinds) {
        this.logic = logic;
        this.preparation = new Preparation(logic, kinds);
    }

    /** An evaluation that computes the defines of a library as they are asked. */
    public Evaluation begin(Circumstances circumstances, String library) {
        Library asked = logic.library(library);
        Memory memory = new Memory(circumstances, preparation.places());
        return name ->
                preparation.define(Libraries.resolveExpressionRef(name, asked)).value(memory, Memory.noLocals());
    }

    /** The defines and functions that the engine computes by itself, each with the kind of element that is the reason. */
    public List<String> leftToTheEngine() {
        return List.copyOf(preparation.leftToTheEngine());
    }
}
