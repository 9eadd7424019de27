package org.paresthesia.cds.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.elm.r1.And;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.Query;
import org.paresthesia.cds.findings.Comparison;
import org.paresthesia.cds.findings.Comparison.Asked;
import org.paresthesia.cds.findings.Comparison.Outcome;
import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.knowledge.Settings;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/** Works out a comparison anew from what a reader sees of it: the value, the date and the limit in words. */
public final class Recomputed {

    private static final Pattern NUMBER = Pattern.compile("([<>]=?)?(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern AGE = Pattern.compile("(\\d+)(?: or (\\d+))? years");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Units in which a reader can compare without converting, each as the settings name it. */
    private static final Map<String, String> SAME = Map.of(
            "mIU/L", "m[IU]/L",
            "mL/min/1.73 m2", "mL/min/{1.73_m2}",
            "ratio", "{ratio}",
            "minutes a week", "min/wk",
            "mg/dl", "mg/dL");

    private Recomputed() {}

    /** Fails where a reader would come to another outcome; dates on the very day of a limit are left to the rows of the logic. */
    public static void check(Comparison shown, Settings settings, ZonedDateTime now) {
        if (shown.asked() == Asked.USABLE) {
            assertThat(shown.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(shown.limit()).isNotBlank();
            return;
        }
        Setting setting = settings.of(shown.setting()).orElse(null);
        assertThat(setting != null || shown.setting().isEmpty())
                .as(shown.setting())
                .isTrue();
        if (shown.asked() == Asked.OF_AGE) {
            checkAge(shown);
        } else if (shown.asked().isOfTime()) {
            checkTime(shown, setting, now);
        } else if (setting != null && isSameUnit(shown.fact().unit(), setting.unit())) {
            checkNumber(shown);
        }
    }

    private static boolean isSameUnit(String unit, String ofSetting) {
        return unit.equals(ofSetting) || ofSetting.equals(SAME.get(unit)) || unit.isEmpty();
    }

    private static void checkNumber(Comparison shown) {
        Matcher value = NUMBER.matcher(shown.fact().value());
        if (!value.matches()) {
            return;
        }
        String comparator = value.group(1) == null ? "" : value.group(1);
        int order = new BigDecimal(value.group(2)).compareTo(new BigDecimal(shown.limit()));
        boolean mayBeLess = comparator.startsWith("<")
                || order < 0 && !comparator.startsWith(">")
                || comparator.startsWith(">") && order < 0;
        boolean mayBeMore = comparator.startsWith(">")
                || order > 0 && !comparator.startsWith("<")
                || comparator.startsWith("<") && order > 0;
        boolean mayBeEqual = order == 0 && !comparator.equals("<") && !comparator.equals(">")
                || comparator.startsWith("<") && order > 0
                || comparator.startsWith(">") && order < 0;
        boolean mayBe =
                switch (shown.asked()) {
                    case BELOW -> mayBeLess;
                    case AT_MOST -> mayBeLess || mayBeEqual;
                    case AT_LEAST -> mayBeMore || mayBeEqual;
                    default -> mayBeMore;
                };
        boolean mayNotBe =
                switch (shown.asked()) {
                    case BELOW -> mayBeMore || mayBeEqual;
                    case AT_MOST -> mayBeMore;
                    case AT_LEAST -> mayBeLess;
                    default -> mayBeLess || mayBeEqual;
                };
        assertThat(shown.outcome())
                .as(shown.fact().value() + " " + shown.asked() + " " + shown.limit())
                .isEqualTo(mayBe && mayNotBe ? Outcome.UNKNOWN : mayBe ? Outcome.MET : Outcome.NOT_MET);
    }

    private static void checkAge(Comparison shown) {
        Matcher age = AGE.matcher(shown.fact().value());
        if (age.matches()) {
            long limit = Long.parseLong(shown.limit());
            long youngest = Long.parseLong(age.group(1));
            long oldest = age.group(2) == null ? youngest : Long.parseLong(age.group(2));
            boolean isOpen = youngest < limit && limit <= oldest;
            assertThat(shown.outcome())
                    .as(shown.fact().value() + " of " + limit)
                    .isEqualTo(isOpen ? Outcome.UNKNOWN : youngest >= limit ? Outcome.MET : Outcome.NOT_MET);
        } else {
            assertThat(shown.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    private static void checkTime(Comparison shown, Setting setting, ZonedDateTime now) {
        if (!DAY.matcher(shown.fact().date()).matches()) {
            return;
        }
        LocalDate day = LocalDate.parse(shown.fact().date());
        LocalDate limit =
                shown.asked() == Asked.WITHIN ? ago(setting, shown.limit(), now) : LocalDate.parse(shown.limit());
        boolean isAtAnEdge = Math.abs(day.toEpochDay() - limit.toEpochDay()) <= 1 || day.isAfter(now.toLocalDate());
        if (!isAtAnEdge) {
            boolean isAfter = day.isAfter(limit);
            boolean wantsAfter = shown.asked() == Asked.WITHIN || shown.asked() == Asked.ON_OR_AFTER;
            assertThat(shown.outcome())
                    .as(day + " " + shown.asked() + " " + shown.limit() + " " + shown.setting())
                    .isEqualTo(isAfter == wantsAfter ? Outcome.MET : Outcome.NOT_MET);
        }
    }

    private static LocalDate ago(Setting setting, String span, ZonedDateTime now) {
        long number = Long.parseLong(span);
        return switch (setting.unit()) {
            case "h" -> now.minusHours(number).toLocalDate();
            case "d" -> now.toLocalDate().minusDays(number);
            case "mo" -> now.toLocalDate().minusMonths(number);
            default -> now.toLocalDate().minusYears(number);
        };
    }

    /** The defines that keep the rows of which all questions of their "where" are certainly so, with these questions. */
    public static Map<String, Set<Asked>> filters(CompiledLogic logic) {
        Map<String, Set<Asked>> found = new TreeMap<>();
        logic.names().stream()
                .filter(library -> logic.library(library).getStatements() != null)
                .forEach(library -> logic.library(library)
                        .getStatements()
                        .getDef()
                        .forEach(define -> {
                            if (define.getExpression() instanceof Query query
                                    && !(define instanceof org.hl7.elm.r1.FunctionDef)) {
                                Set<Asked> asked = new HashSet<>();
                                collect(query.getWhere(), asked);
                                if (!asked.isEmpty()) {
                                    found.put(library + "." + define.getName(), asked);
                                }
                            }
                        }));
        return found;
    }

    private static void collect(Expression where, Set<Asked> asked) {
        if (where instanceof And and) {
            and.getOperand().forEach(each -> collect(each, asked));
        } else if (where instanceof FunctionRef call) {
            switch (call.getName()) {
                case "Is Below" -> asked.add(Asked.BELOW);
                case "Is At Most" -> asked.add(Asked.AT_MOST);
                case "Is At Least" -> asked.add(Asked.AT_LEAST);
                case "Is Above" -> asked.add(Asked.ABOVE);
                case "Is Within Months", "Is Within Days", "Began Within Days" -> asked.add(Asked.WITHIN);
                default -> {}
            }
        }
    }
}
