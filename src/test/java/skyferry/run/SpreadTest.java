package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.SECOND;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import skyferry.model.Action;
import skyferry.model.Technique;

class SpreadTest {
    private static Spread spread(double writes, int starts) {
        Action.Migrate move = new Action.Migrate(SECOND, "web-1", "host-b", Technique.PRECOPY, Optional.empty());
        return Spread.of(new Worlds().writes(writes).scenario(), move, starts);
    }

    @Test
    void theRangeHoldsTheRunThatIsMadeAndIsInOrder() {
        Spread spread = spread(8_000, 5);
        assertThat(spread.converged()).isEqualTo(5);
        Spread.Range pause = spread.pause().orElseThrow();
        assertThat(pause.p10()).isPositive().isLessThanOrEqualTo(pause.median());
        assertThat(pause.median()).isLessThanOrEqualTo(pause.p90());
        Spread.Range one = spread(8_000, 1).total().orElseThrow();
        assertThat(spread.total().orElseThrow().p10()).isLessThanOrEqualTo(one.median());
        assertThat(spread.total().orElseThrow().p90()).isGreaterThanOrEqualTo(one.median());
    }

    @Test
    void theSameStartsGiveTheSameRange() {
        assertThat(spread(20_000, 4)).isEqualTo(spread(20_000, 4));
    }

    @Test
    void aSteadyGuestsMoveScattersAsMeasuredRunsDo() {
        Spread spread = spread(8_000, 12);
        Spread.Range total = spread.total().orElseThrow();
        Spread.Range pause = spread.pause().orElseThrow();
        assertThat(total.p5()).isLessThan(total.p95());
        assertThat(pause.p95())
                .as("one stop of twenty took five times the usual")
                .isGreaterThan(pause.p5());
        assertThat(total.p5()).isLessThanOrEqualTo(total.p10());
        assertThat(total.p90()).isLessThanOrEqualTo(total.p95());
    }
}
