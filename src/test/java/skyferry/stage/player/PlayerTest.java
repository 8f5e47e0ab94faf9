package skyferry.stage.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skyferry.run.Event;
import skyferry.stage.RecordedRun;

class PlayerTest {
    private static final long MILLI = 1_000_000L;
    private static final long FRAME = 16 * MILLI;

    private final Player player = new Player();

    @BeforeEach
    void follow() {
        player.follow(RecordedRun.of(10_000 * MILLI, List.of(at(0, 1000), at(1, 1000), at(2, 2500), at(3, 6000))));
    }

    private static Event at(int number, long millis) {
        return new Event(number, millis * MILLI, Event.Kind.ROUND_STARTED, "web-1", -1, Map.of());
    }

    @Test
    void time_goes_by_as_fast_as_it_was_told_to() {
        player.play();
        player.tick(FRAME);
        assertThat(player.now()).isEqualTo(FRAME);
        player.speedProperty().set(0.25);
        player.tick(FRAME);
        assertThat(player.now()).isEqualTo(FRAME + FRAME / 4);
    }

    @Test
    void a_speed_of_a_hundredth_does_not_stand_still() {
        player.speedProperty().set(0.01);
        player.play();
        for (int i = 0; i < 1000; i++) {
            player.tick(FRAME);
        }
        assertThat(player.now()).isBetween(159 * MILLI, 161 * MILLI);
    }

    @Test
    void a_frame_that_hung_does_not_jump_over_what_happened() {
        player.play();
        player.tick(5_000 * MILLI);
        assertThat(player.now()).isLessThanOrEqualTo(100 * MILLI);
    }

    @Test
    void steps_go_from_event_to_event_both_ways_and_stop_the_clock() {
        player.play();
        player.stepForward();
        assertThat(player.now()).isEqualTo(1000 * MILLI);
        assertThat(player.playingProperty().get()).isFalse();
        player.stepForward();
        assertThat(player.now()).isEqualTo(2500 * MILLI);
        player.stepForward();
        player.stepForward();
        assertThat(player.now()).isEqualTo(10_000 * MILLI);
        player.stepBack();
        assertThat(player.now()).isEqualTo(6000 * MILLI);
        player.seek(1000 * MILLI);
        player.stepBack();
        assertThat(player.now()).isZero();
    }

    @Test
    void the_end_stops_the_clock_and_play_begins_again() {
        player.seek(9_990 * MILLI);
        player.play();
        player.tick(FRAME);
        assertThat(player.now()).isEqualTo(10_000 * MILLI);
        assertThat(player.playingProperty().get()).isFalse();
        player.play();
        assertThat(player.now()).isZero();
    }

    @Test
    void a_shorter_run_pulls_the_instant_to_its_end() {
        player.seek(9_000 * MILLI);
        player.follow(RecordedRun.of(4_000 * MILLI, List.of()));
        assertThat(player.now()).isEqualTo(4_000 * MILLI);
    }

    @Test
    void speed_stays_within_its_bounds() {
        for (int i = 0; i < 20; i++) {
            player.changeSpeed(2);
        }
        assertThat(player.speedProperty().get()).isEqualTo(Player.FASTEST);
        for (int i = 0; i < 40; i++) {
            player.changeSpeed(0.5);
        }
        assertThat(player.speedProperty().get()).isEqualTo(Player.SLOWEST);
    }
}
