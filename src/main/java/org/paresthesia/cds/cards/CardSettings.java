package org.paresthesia.cds.cards;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site may choose about cards, under {@code paresthesia.cards}.
 *
 * @param most how many cards that are not critical are shown at most; the gap card does not count (specification 3.2.4)
 * @param orderIntent the intent of a suggested request: {@code order} or {@code proposal} (specification 3.1)
 * @param extensions whether the extensions {@code davinci-crd.associated-resource} and {@code davinci-crd.if-none-exist} are sent; strict clients refuse what they do not know
 */
@ConfigurationProperties("paresthesia.cards")
public record CardSettings(
        @DefaultValue("5") int most,
        @DefaultValue("order") String orderIntent,
        @DefaultValue("false") boolean extensions) {

    /** Refuses a cap below 1 and an intent that a draft cannot have. */
    public CardSettings {
        if (most < 1) {
            throw new IllegalArgumentException("paresthesia.cards.most must be at least 1");
        }
        if (!Set.of("order", "proposal").contains(orderIntent)) {
            throw new IllegalArgumentException("paresthesia.cards.order-intent must be order or proposal");
        }
    }
}
