package org.paresthesia.cds.playground.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.paresthesia.cds.knowledge.CardText;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Offer;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.knowledge.Settings;
import org.paresthesia.cds.knowledge.cql.DataNeeds;

/**
 * A rule as a page shows it, with what stands behind it.
 *
 * @param rule the rule
 * @param role what sort of card it is, in words
 * @param urgency how urgent its card is
 * @param services the services that ask it
 * @param defines the defines of the logic that it names
 * @param data the prefetch keys whose data it reads
 * @param settings the numbers behind it
 */
public record RuleSheet(
        Rule rule,
        String role,
        String urgency,
        List<Service> services,
        List<String> defines,
        Set<String> data,
        List<Setting> settings) {

    /** The value of a number, with its unit. */
    public String value(Setting setting) {
        return NumberWords.value(setting);
    }

    static RuleSheet of(Rule rule, Knowledge knowledge) {
        Set<String> settings = new HashSet<>();
        Set<String> data = new TreeSet<>();
        List<String> defines =
                new ArrayList<>(rule.logic().map(RuleLogic::defines).orElse(List.of()));
        defines.addAll(rule.conditions());
        for (String define : defines) {
            settings.addAll(knowledge.dataNeeds().settingsOf(define));
            data.addAll(knowledge.dataNeeds().needsOf(define));
        }
        return new RuleSheet(
                rule,
                words(rule.role().name()),
                words(rule.urgency().name()) + (rule.variesInUrgency() ? ", or as its logic says" : ""),
                knowledge.services().stream()
                        .filter(service -> service.rules().stream()
                                .anyMatch(each -> each.code().equals(rule.code())))
                        .toList(),
                defines.stream().distinct().toList(),
                data,
                knowledge.settings().all().stream()
                        .filter(setting -> settings.contains(Settings.fullName(setting)))
                        .toList());
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The library that holds the defines. */
    public String library() {
        return DataNeeds.ENTRY;
    }

    /** The texts of the card, in its order. */
    public List<CardText> texts() {
        return rule.texts();
    }

    /** What it offers. */
    public List<Offer> offers() {
        return rule.offers();
    }

    /** The anchor of a name of the logic. */
    public String anchor(String define) {
        return CqlText.anchor(define);
    }
}
