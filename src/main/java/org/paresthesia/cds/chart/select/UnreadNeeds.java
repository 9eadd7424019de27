package org.paresthesia.cds.chart.select;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.findings.UnreadData.Reason;

/** Notes which needs could not be read; of several reasons the one that leaves out most counts. */
public final class UnreadNeeds {

    private static final Map<Delivery.State, Reason> REASONS =
            new EnumMap<>(Map.of(Delivery.State.FAILED, Reason.FAILED, Delivery.State.WRONG_TYPE, Reason.UNREADABLE));

    private final Map<String, Reason> reasons = new TreeMap<>();

    /** Notes what the kind and the size of an answer say; {@code null} is no answer at all. */
    public void note(String need, Delivery delivery) {
        if (delivery == null) {
            mark(need, Reason.NOT_SENT);
            return;
        }
        if (REASONS.containsKey(delivery.state())) {
            mark(need, REASONS.get(delivery.state()));
        }
        if (delivery.isPartial()) {
            mark(need, delivery.paging().received() == 0 ? Reason.FAILED : Reason.INCOMPLETE);
        }
        if (delivery.paging().isIncomplete()) {
            mark(need, Reason.INCOMPLETE);
        }
        if (delivery.unreadable() > 0) {
            mark(need, Reason.UNREADABLE);
        }
    }

    /** Notes a reason. The reasons are declared in the order of how much they leave out. */
    public void mark(String need, Reason reason) {
        reasons.merge(need, reason, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    /** Whether any reason was noted for a need. */
    public boolean isUnread(String need) {
        return reasons.containsKey(need);
    }

    /** Every unread need with its reason. */
    public Set<UnreadData> all() {
        return reasons.entrySet().stream()
                .map(each -> new UnreadData(each.getKey(), each.getValue()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
