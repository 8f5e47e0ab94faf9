package skyferry.stage.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import skyferry.stage.player.SlowMotion.Stretch;

class SlowMotionTest {
    private static final long MILLI = 1_000_000L;
    private final SlowMotion slow = new SlowMotion(
            List.of(new Stretch(100 * MILLI, 200 * MILLI, 0.02), new Stretch(150 * MILLI, 400 * MILLI, 0.05)));

    @Test
    void of_two_switch_overs_at_once_the_slower_pace_holds() {
        assertThat(slow.rateAt(99 * MILLI)).isInfinite();
        assertThat(slow.rateAt(120 * MILLI)).isEqualTo(0.02);
        assertThat(slow.rateAt(160 * MILLI)).isEqualTo(0.02);
        assertThat(slow.rateAt(300 * MILLI)).isEqualTo(0.05);
        assertThat(slow.rateAt(400 * MILLI)).isInfinite();
    }

    @Test
    void edges_are_where_the_pace_may_change() {
        assertThat(slow.nextEdge(0)).isEqualTo(100 * MILLI);
        assertThat(slow.nextEdge(100 * MILLI)).isEqualTo(150 * MILLI);
        assertThat(slow.nextEdge(170 * MILLI)).isEqualTo(200 * MILLI);
        assertThat(slow.nextEdge(400 * MILLI)).isInfinite();
    }
}
