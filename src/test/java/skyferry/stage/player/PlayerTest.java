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
        player.stepForward(Stride.EVENT);
        assertThat(player.now()).isEqualTo(1000 * MILLI);
        assertThat(player.playingProperty().get()).isFalse();
        player.stepForward(Stride.EVENT);
        assertThat(player.now()).isEqualTo(2500 * MILLI);
        player.stepForward(Stride.EVENT);
        player.stepForward(Stride.EVENT);
        assertThat(player.now()).isEqualTo(10_000 * MILLI);
        player.stepBack(Stride.EVENT);
        assertThat(player.now()).isEqualTo(6000 * MILLI);
        player.seek(1000 * MILLI);
        player.stepBack(Stride.EVENT);
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

    @Test
    void a_step_of_each_stride_ends_only_where_that_begins() {
        player.follow(RecordedRun.of(
                10_000 * MILLI,
                List.of(
                        of(0, 0, Event.Kind.MOVE_ASKED),
                        of(1, 500, Event.Kind.PORT_BOUND),
                        of(2, 1000, Event.Kind.ROUND_STARTED),
                        of(3, 3000, Event.Kind.ROUND_STARTED),
                        of(4, 4000, Event.Kind.GUEST_PAUSED))));

        player.stepForward(Stride.EVENT);
        assertThat(player.now()).isEqualTo(500 * MILLI);
        player.stepForward(Stride.ROUND);
        assertThat(player.now()).isEqualTo(1000 * MILLI);
        player.stepForward(Stride.PHASE);
        assertThat(player.now()).isEqualTo(4000 * MILLI);
        assertThat(player.taken(Stride.EVENT)).isEqualTo(5);
        assertThat(player.taken(Stride.PHASE)).isEqualTo(2);
        assertThat(player.count(Stride.ROUND)).isEqualTo(2);
        player.stepBack(Stride.ROUND);
        assertThat(player.now()).isEqualTo(3000 * MILLI);
        assertThat(player.taken(Stride.ROUND)).isEqualTo(2);
    }

    private static Event of(int number, long millis, Event.Kind kind) {
        return new Event(number, millis * MILLI, kind, "web-1", -1, Map.of());
    }

    @Test
    void a_loop_is_played_again_and_again_and_entered_from_outside() {
        player.setLoop(2_000 * MILLI, 2_020 * MILLI);
        player.play();
        assertThat(player.now()).isEqualTo(2_000 * MILLI);
        for (int i = 0; i < 100; i++) {
            player.tick(FRAME);
            assertThat(player.now()).isBetween(2_000 * MILLI, 2_020 * MILLI);
        }
        player.loopOff();
        for (int i = 0; i < 3; i++) {
            player.tick(FRAME);
        }
        assertThat(player.now()).isGreaterThan(2_020 * MILLI);
    }

    @Test
    void the_ends_of_a_loop_are_set_in_either_order() {
        player.seek(5_000 * MILLI);
        player.loopTo();
        assertThat(player.loopProperty().get()).contains(new Loop(0, 5_000 * MILLI));
        player.seek(3_000 * MILLI);
        player.loopFrom();
        assertThat(player.loopProperty().get()).contains(new Loop(3_000 * MILLI, 5_000 * MILLI));
        player.seek(7_000 * MILLI);
        player.loopFrom();
        assertThat(player.loopProperty().get()).contains(new Loop(7_000 * MILLI, 10_000 * MILLI));
        player.follow(RecordedRun.of(4_000 * MILLI, List.of()));
        assertThat(player.loopProperty().get()).isEmpty();
    }
}
