package org.paresthesia.cds.logic.prepared;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/**
 * The logic with everything bound that does not depend on the call; shared by all calls, nothing in it changes afterwards.
 *
 * <p>The engine's visitor finds out at every element of every call what the element is, which library and define a name means,
 * where a variable is and which function fits. Here it is found out once (decision 40). The operators stay the engine's. A define
 * or function with an element that can't be prepared is left to the engine as a whole.
 */
public final class PreparedLogic {

    private final Preparation preparation;
    private final Map<String, Map<String, Node>> defines = new ConcurrentHashMap<>();

    /** Prepares all libraries, as far as these kinds of elements reach. */
    public PreparedLogic(CompiledLogic logic, Kinds kinds) {
        this.preparation = new Preparation(logic, kinds);
    }

    /** An evaluation that computes the defines of a library as they are asked. */
    public Evaluation begin(Circumstances circumstances, String library) {
        Map<String, Node> asked = definesOf(library);
        Memory memory = new Memory(circumstances, preparation.places(), null);
        return name -> existing(asked, name).value(memory, Memory.noLocals());
    }

    /** The same for the defines of all libraries, while somebody looks on. */
    public WholeEvaluation begin(Circumstances circumstances, Watch watch) {
        Memory memory = new Memory(circumstances, preparation.places(), watch);
        return (library, name) -> existing(definesOf(library), name).value(memory, Memory.noLocals());
    }

    private Map<String, Node> definesOf(String library) {
        return defines.computeIfAbsent(library, preparation::definesByName);
    }

    private static Node existing(Map<String, Node> defines, String name) {
        Node define = defines.get(name);
        if (define == null) {
            throw new IllegalArgumentException("there is no define " + name);
        }
        return define;
    }

    /** The defines and functions that the engine computes by itself, each with the kind of element that is the reason. */
    public List<String> leftToTheEngine() {
        return List.copyOf(preparation.leftToTheEngine());
    }
}
