package org.paresthesia.cds;

import java.time.Duration;
import java.util.Optional;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links on cards that say why a card is there, under {@code paresthesia.why}.
 *
 * @param address the address at which readers' browsers find the pages, such as {@code https://cds.example.org}; none: no links
 * @param keep how long a link leads anywhere, and how long what it shows is kept
 */
@ConfigurationProperties("paresthesia.why")
public record WhySettings(Optional<String> address, @DefaultValue("15m") Duration keep) {

    private static final Duration LONGEST = Duration.ofHours(24);

    /** Refuses an address that no card may hold, and a time that is not short. */
    public WhySettings {
        address = address.filter(text -> !text.isBlank()).map(text -> text.replaceAll("/+$", ""));
        if (address.filter(text -> !text.matches("https://[^/?#@\\s]+[^?#@\\s]*"))
                .isPresent()) {
            throw new WrongConfiguration("paresthesia.why.address must be an https address without query, or empty");
        }
        if (keep.isNegative() || keep.isZero() || keep.compareTo(LONGEST) > 0) {
            throw new WrongConfiguration("paresthesia.why.keep must be more than nothing and at most 24h");
        }
    }
}
