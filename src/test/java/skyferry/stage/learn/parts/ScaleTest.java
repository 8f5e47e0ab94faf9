package skyferry.stage.learn.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which numbers can be chosen without typing. */
class ScaleTest {
    @ParameterizedTest
    @CsvSource({"ms,98", "ms,250", "B,1500", "%,76", "'',0.5", "'',3", "GiB,16", "ms,0"})
    void numbers_that_lessons_ask_for_can_be_chosen_exactly(String unit, String number) {
        Scale scale = Scale.of(unit);
        assertThat(scale.text(scale.nearest(new BigDecimal(number)))).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"ms", "%", "''"})
    void numbers_grow_from_place_to_place(String unit) {
        assertThat(Scale.of(unit).values()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_lies_outside_is_held_at_the_ends() {
        Scale scale = Scale.of("ms");
        assertThat(scale.nearest(new BigDecimal("-5"))).isZero();
        assertThat(scale.nearest(new BigDecimal("99999999"))).isEqualTo(scale.last());
    }
}
