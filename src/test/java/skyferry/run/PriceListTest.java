package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.SECOND;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.run.Offer.Remedy;
import skyferry.run.PriceList.Question;

class PriceListTest {
    private static final long NOW = 4 * SECOND;
    private static final MigrationOptions SLOW =
            MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.of(100 << 20));

    private final PriceList list = new PriceList();

    /** Writes 64 MiB over and over, faster than 100 MiB/s carry away within 300 ms. */
    private static Run stuck() {
        Scenario scenario = new Worlds().writes(60_000).migration(SLOW).scenario();
        return Run.start(scenario).with(Worlds.move(SECOND, "web-1", "host-b"));
    }

    private static Question about(Run run) {
        MigrationRecord move = run.timeline().migrations().getFirst();
        return Question.underWay(run, NOW, move);
    }

    private Map<Remedy, Price> prices(Question question) {
        Map<Remedy, Price> prices = new EnumMap<>(Remedy.class);
        list.offers(question).forEach(offer -> prices.put(offer.remedy(), list.price(question, offer)));
        return prices;
    }

    @Test
    void a_move_that_does_not_converge_is_told_what_each_remedy_costs() {
        Map<Remedy, Price> prices = prices(about(stuck()));
        assertThat(prices.get(Remedy.WAIT)).isInstanceOf(Price.GoesOn.class);
        assertThat(prices.get(Remedy.LONGER_PAUSE)).isInstanceOfSatisfying(Price.Ends.class, ends -> {
            assertThat(ends.pauseNanos()).isPositive();
            assertThat(ends.slowDown()).isZero();
        });
        assertThat(prices.get(Remedy.MORE_BANDWIDTH)).isInstanceOf(Price.Ends.class);
        assertThat(prices.get(Remedy.THROTTLE))
                .isInstanceOfSatisfying(
                        Price.Ends.class, ends -> assertThat(ends.slowDown()).isBetween(0.02, 0.95));
        assertThat(prices.get(Remedy.POSTCOPY)).isInstanceOf(Price.Ends.class);
        assertThat(prices.get(Remedy.QUIET_HOUR)).isInstanceOf(Price.Ends.class);
    }

    @ParameterizedTest
    @EnumSource(Remedy.class)
    void what_a_remedy_was_said_to_cost_is_what_it_costs_when_it_is_done(Remedy remedy) {
        Run run = stuck();
        Question question = about(run);
        Offer offer = list.offers(question).stream()
                .filter(o -> o.remedy() == remedy)
                .findFirst()
                .orElseThrow();
        Price price = list.price(question, offer);
        for (Action action : offer.actions()) {
            run = run.with(action);
        }
        MigrationRecord done = run.timeline().migrations().getLast();
        if (price instanceof Price.Ends ends) {
            assertThat(done.lastNanos() - NOW).isEqualTo(ends.totalNanos());
            assertThat(done.guestPauseNanos()).isEqualTo(ends.pauseNanos());
            assertThat(ends.bytes()).isPositive().isLessThanOrEqualTo(done.transferredBytes());
        } else {
            assertThat(done.outcome().id()).isIn("active", "not-converged");
        }
    }

    @Test
    void a_move_that_somebody_is_about_to_order_is_priced_the_same_way() {
        Run run = Run.start(new Worlds().migration(SLOW).scenario());
        Question question = Question.prepared(run, NOW, "web-1", "host-b", Technique.PRECOPY, SLOW);
        Price asItIs = list.price(question, list.offers(question).getFirst());
        MigrationRecord done = run.with(Worlds.move(NOW, "web-1", "host-b"))
                .timeline()
                .migrations()
                .getFirst();
        assertThat(asItIs)
                .isInstanceOfSatisfying(
                        Price.Ends.class, ends -> assertThat(ends.totalNanos()).isEqualTo(done.lastNanos() - NOW));
    }

    @Test
    void a_move_that_cannot_begin_fails_with_the_reason() {
        Run run = Run.start(new Worlds().scenario());
        Question question = Question.prepared(run, NOW, "web-1", "host-c", Technique.PRECOPY, SLOW);
        assertThat(list.price(question, list.offers(question).getFirst())).isInstanceOf(Price.Fails.class);
    }

    @Test
    void once_the_guest_stands_still_only_waiting_is_left() {
        Run run = Run.start(new Worlds().scenario()).with(Worlds.move(SECOND, "web-1", "host-b"));
        MigrationRecord move = run.timeline().migrations().getFirst();
        long paused = move.pausedNanos().orElseThrow() + 1;
        assertThat(list.offers(Question.underWay(run, paused, move)).stream().filter(Offer::possible))
                .extracting(Offer::remedy)
                .containsExactly(Remedy.WAIT);
    }
}
