package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A wrong name is answered with the one that was probably meant. */
class NamesTest {

    @Test
    void theNameWithTheFewestChangesIsSuggested() {
        assertThat(Names.didYouMean("Spine L Hold", List.of("Spine L Facts", "Spine L Holds", "Sedentary Holds")))
                .isEqualTo("did you mean \"Spine L Holds\"?");
    }

    @Test
    void equallyCloseNamesAreTakenInAlphabeticalOrder() {
        assertThat(Names.didYouMean("ca", List.of("cb", "aa", "cc"))).contains("\"aa\"");
    }

    @Test
    void nothingIsSuggestedThatNobodyCanHaveMeant() {
        assertThat(Names.didYouMean("vs/saddle-numbness", List.of("vs/carpal-tunnel", "vs/pad")))
                .isEqualTo("name one that exists, or add it");
        assertThat(Names.didYouMean("anything", List.of())).isEqualTo("name one that exists, or add it");
    }
}
