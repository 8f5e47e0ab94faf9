package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Study;

/** A move under way with the real window: will it end, what would each remedy cost, and what can be done with it. */
@Tag("robot")
@Timeout(120)
class UnderWayJourneyTest {
    private static final long NOW = 2_000_000_000L;
    private static final long THIRD_ROUND = 25_000_000_000L;
    private static final double NARROW = 200 << 20;
    private Ui ui;

    @BeforeEach
    void open() {
        ui = Ui.open(new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()), Ui.emptyLibrary());
    }

    @AfterEach
    void close() {
        ui.close();
    }

    /** A move that ends soon, seen in its first round. */
    private void move() {
        move(1, Double.MAX_VALUE, NOW);
    }

    /** A move of a guest that writes faster than its stream carries away, seen after some rounds. */
    private void stuckMove() {
        move(12, NARROW, THIRD_ROUND);
    }

    private void move(double load, double bytesPerSecond, long seen) {
        Ui.inWindow(() -> {
            ui.session().selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
            MigrationOptions options = ui.session()
                    .run()
                    .scenario()
                    .migration()
                    .withMaxBandwidth(
                            bytesPerSecond == Double.MAX_VALUE
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(bytesPerSecond));
            ui.session().act(new Action.SetLoad(0, "web-1", load));
            ui.session().act(new Action.Migrate(0, "web-1", "host-c", Technique.PRECOPY, Optional.of(options)));
            return true;
        });
        ui.await(
                "a move",
                () -> !ui.session().run().timeline().migrations().isEmpty()
                        && !ui.session().busyProperty().get());
        Ui.inWindow(() -> {
            ui.session().player().pause();
            ui.session().player().seek(seen);
            return true;
        });
    }

    private List<Action> done() {
        return ui.session().run().actions();
    }

    private Outcome outcome() {
        return ui.session().run().timeline().migrations().getFirst().outcome();
    }

    @Test
    void a_move_that_ends_says_when_and_is_given_up_by_key() {
        move();
        ui.awaitText("Ends at ");
        ui.type(KeyCode.X);
        ui.await("the end of the move", () -> outcome() == Outcome.CANCELLED);
        assertThat(ui.hostOf("web-1")).isEqualTo("host-a");
    }

    @Test
    void a_move_is_given_up_by_a_click() {
        move();
        ui.click("move-CANCEL");
        ui.await("the end of the move", () -> outcome() == Outcome.CANCELLED);
    }

    @Test
    void a_move_that_does_not_end_shows_what_each_remedy_costs_and_does_one() {
        stuckMove();
        ui.awaitText("Does not end");
        ui.awaitText("Slow the guest");
        ui.fire("offer-LONGER_PAUSE");
        ui.await("a longer pause", () -> done().getLast() instanceof Action.SetPauseLimit);
        ui.awaitText("Ends at ");
    }

    @Test
    void a_slider_says_what_would_come_of_it_and_changes_nothing_before_it_is_set() {
        stuckMove();
        ui.awaitText("Does not end");
        int before = done().size();
        ui.expand("options-STREAM");
        ui.slide("slide-downtime-limit", 0.97);
        ui.awaitText("Would end in ");
        assertThat(done()).hasSize(before);
        ui.fire("set-options");
        ui.await("the limit set", () -> done().getLast() instanceof Action.SetPauseLimit);
    }

    @Test
    void what_cannot_be_done_says_why() {
        move();
        ui.type(KeyCode.P);
        ui.type(KeyCode.R);
        assertThat(done()).hasSize(2);
        assertThat(ui.help("move-POSTCOPY")).contains("was not switched on before the move began");
        assertThat(ui.help("move-RECOVER")).contains("not broken off");
    }
}
