package skyferry.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.dataplane.BlackoutLab.MS;
import static skyferry.dataplane.BlackoutLab.SWITCH;
import static skyferry.dataplane.BlackoutLab.controller;
import static skyferry.dataplane.BlackoutLab.learning;
import static skyferry.dataplane.BlackoutLab.silence;
import static skyferry.dataplane.BlackoutLab.silences;
import static skyferry.dataplane.BlackoutLab.world;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.model.ControllerOptions.Announce;
import skyferry.model.Scenario;

/** The silences of a machine that moves are those that the laboratory's pings showed; the medians are the laboratory's. */
class BlackoutTest {
    private static void assertNear(long measuredMillis, long nanos) {
        long tolerance = Math.max(measuredMillis * MS / 4, 60 * MS);
        assertThat(Math.abs(nanos - measuredMillis * MS))
                .as("silence %d ms, measured %d ms", nanos / MS, measuredMillis)
                .isLessThanOrEqualTo(tolerance);
    }

    @ParameterizedTest(name = "controller {0} ms late, pause {1} ms, both hosts {2}: {3} ms")
    @CsvSource({
        "0, 0, false, 50",
        "0, 50, false, 100",
        "100, 0, false, 154",
        "500, 0, false, 560",
        "2000, 0, false, 2060",
        "500, 0, true, 18",
        "500, 50, true, 60"
    })
    void controllersLatenessIsThePeersSilence(long late, long pause, boolean bothHosts, long measured) {
        Scenario scenario = world(1, controller(late * MS, bothHosts));

        assertNear(measured, silence(scenario, SWITCH + pause * MS, List.of(), 3000 * MS));
    }

    @ParameterizedTest(name = "entries live {0} ms, no announcement: {1} ms")
    @CsvSource({"1000, 1020", "3000, 3026", "10000, 10026"})
    void withoutAnAnnouncementTheEntryLivesOn(long life, long measured) {
        assertNear(measured, silence(world(1, learning(life * MS)), SWITCH, List.of(), 16_000 * MS));
    }

    @Test
    void oneAnnouncementAtOnceIsKeptInMostRunsAndLostForGoodInSome() {
        List<Long> silences = silences(List.of(0L), 3000 * MS);

        assertThat(silences.stream().filter(silence -> silence <= 70 * MS).count())
                .isBetween(110L, 170L);
        assertThat(silences.stream()
                        .filter(silence -> silence > 70 * MS && silence <= 600 * MS)
                        .count())
                .isBetween(10L, 50L);
        assertThat(silences.stream().filter(silence -> silence > 2000 * MS).count())
                .isBetween(10L, 50L);
    }

    @Test
    void fiveAnnouncementsAlwaysRecoverWithinASweepOrTwo() {
        List<Long> silences = silences(Announce.QEMU_DEFAULTS.offsetsNanos(), 4000 * MS);

        assertNear(50, silences.get(100));
        assertThat(silences.getLast()).isBetween(400 * MS, 1100 * MS);
    }

    @Test
    void anAnnouncementOneSecondLateAlwaysWorks() {
        List<Long> silences = silences(List.of(1000 * MS), 4000 * MS);

        assertNear(1048, silences.getFirst());
        assertNear(1048, silences.getLast());
    }

    @Test
    void withLongLivedEntriesThePeersArpTimerEndsTheSilence() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(silence(world(seed, learning(300_000 * MS)), SWITCH, List.of(), 50_000 * MS))
                    .isBetween(15_000 * MS, 45_100 * MS);
        }
    }
}
