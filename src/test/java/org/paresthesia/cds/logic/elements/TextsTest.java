package org.paresthesia.cds.logic.elements;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencds.cqf.cql.engine.elm.executing.ToStringEvaluator;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Precision;

/** Texts are written as the engine writes them. */
class TextsTest {

    private static final OffsetDateTime START = OffsetDateTime.of(1, 1, 2, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final long SECONDS = 9_990L * 365 * 24 * 3600;
    private static final int QUARTERS = 14 * 4;

    @Test
    void datesOfEveryPrecisionAndOffset() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(2 * QUARTERS + 1) - QUARTERS) * 900);
            OffsetDateTime moment = START.plusSeconds((long) (random.nextDouble() * SECONDS))
                    .plusNanos(random.nextInt(1_000_000_000))
                    .withOffsetSameLocal(offset);
            for (Precision precision : Precision.values()) {
                DateTime date = new DateTime(moment, precision);
                assertThat(Texts.of(date)).isEqualTo(date.toString());
            }
        }
    }

    @Test
    void otherValues() {
        for (Object value : new Object[] {null, "text", 3, 4L, true, new BigDecimal("2.50")}) {
            assertThat(Texts.of(value)).isEqualTo(ToStringEvaluator.toString(value));
        }
    }
}
