package org.paresthesia.cds.hook;

import java.util.List;
import java.util.Optional;

/** FHIR that a hook's context itself holds: what the clinician has in hand and the record may not know yet. */
public sealed interface InHand {

    /** A hook whose context holds no FHIR. */
    record Nothing() implements InHand {}

    /**
     * Orders that are being written or signed (hook library, order-select and order-sign).
     *
     * @param bundle the Bundle of {@code draftOrders} as JSON text
     * @param selections references to the orders that were just chosen; absent where the hook is about all of them
     */
    record Orders(String bundle, Optional<List<String>> selections) implements InHand {

        /** The name of its field, which is also the need under which its orders are read. */
        public static final String FIELD = "draftOrders";

        /** Copies the list. */
        public Orders {
            selections = selections.map(List::copyOf);
        }

        /** Says nothing of the patient. */
        @Override
        public String toString() {
            return "Orders[...]";
        }
    }

    /**
     * Problems that were just added to the problem list (hook library, problem-list-item-create).
     *
     * @param bundle the Bundle of {@code conditions} as JSON text
     */
    record Problems(String bundle) implements InHand {

        /** The name of its field, which is also the need of all problems. */
        public static final String FIELD = "conditions";

        /** Says nothing of the patient. */
        @Override
        public String toString() {
            return "Problems[...]";
        }
    }
}
