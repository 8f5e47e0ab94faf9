package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.run.Event;
import skyferry.scene.Picture.Target;
import skyferry.stage.player.Loop;
import skyferry.stage.session.Bookmark;
import skyferry.stage.session.Study;
import skyferry.stage.theme.Theme;

/** Going about in time by steps, bookmarks and a loop, and finding what happened. */
@Tag("fx")
@Timeout(90)
class TimeJourneyTest {
    private static final long MILLI = 1_000_000L;

    private Ui ui;

    @BeforeEach
    void open() {
        ui = Ui.open(new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()), Ui.emptyLibrary());
        ui.does(() -> {
            ui.session().selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
            ui.session().act(new Action.Migrate(0, "web-1", "host-c", Technique.PRECOPY, Optional.empty()));
        });
        ui.await(
                "it will move",
                () -> !ui.session().run().timeline().migrations().isEmpty()
                        && !ui.session().busyProperty().get());
        ui.does(() -> {
            ui.session().player().pause();
            ui.session().player().seek(0);
            ui.window().world().canvas().requestFocus();
        });
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private long first(Event.Kind kind) {
        return ui.session().run().timeline().events().stream()
                .filter(event -> event.kind() == kind)
                .findFirst()
                .orElseThrow()
                .atNanos();
    }

    private long now() {
        return Ui.inWindow(() -> ui.session().player().now());
    }

    @Test
    void theButtonsStepByWhatIsChosenAndSayHowManyStepsThereAre() {
        ui.click("stride").click("stride-PHASE");
        ui.does(() -> ui.session().player().seek(first(Event.Kind.GUEST_PAUSED) - 1));

        ui.click("step-forward");
        assertThat(now()).isEqualTo(first(Event.Kind.GUEST_PAUSED));
        ui.click("step-forward");
        assertThat(now()).isEqualTo(first(Event.Kind.GUEST_RESUMED));
        ui.awaitText("phase 3/");
        ui.click("step-back");
        ui.awaitText("phase 2/");
    }

    @Test
    void aBookmarkIsSetNamedFoundOnTheTimelineAndTakenAway() {
        ui.does(() -> ui.session().player().seek(500 * MILLI));
        ui.type(KeyCode.CONTROL, KeyCode.B).replaceText("half way").type(KeyCode.ENTER);
        assertThat(Ui.inWindow(() -> ui.window().bookmarks().all()))
                .containsExactly(new Bookmark(500 * MILLI, "half way"));
        assertThat(ui.drawnText(".timeline")).contains("half way");

        ui.type(KeyCode.HOME).type(KeyCode.N);
        assertThat(now()).isEqualTo(500 * MILLI);

        ui.does(() -> ui.session().player().seek(0));
        ui.click("bookmarks").click("mark-500000000");
        assertThat(now()).isEqualTo(500 * MILLI);

        ui.click("bookmarks").click("mark-remove");
        assertThat(Ui.inWindow(() -> ui.window().bookmarks().all())).isEmpty();
        assertThat(ui.drawnText(".timeline")).doesNotContain("half way");
    }

    @Test
    void aPartIsPlayedAgainAndAgainUntilTheLoopIsEnded() {
        ui.does(() -> ui.session().player().seek(200 * MILLI));
        ui.write("[");
        ui.does(() -> ui.session().player().seek(400 * MILLI));
        ui.write("]");
        assertThat(Ui.inWindow(() -> ui.session().player().loopProperty().get()))
                .contains(new Loop(200 * MILLI, 400 * MILLI));

        ui.does(() -> ui.session().player().seek(390 * MILLI));
        ui.type(KeyCode.SPACE);
        ui.await("it has begun anew", () -> ui.session().player().now() < 390 * MILLI);
        assertThat(now()).isGreaterThanOrEqualTo(200 * MILLI);

        ui.click("loop").click("loop-LOOP_OFF");
        ui.await("it goes on beyond", () -> ui.session().player().now() > 400 * MILLI);
    }

    @Test
    void theSearchJumpsToAnEventByKeysAlone() {
        ui.type(KeyCode.CONTROL, KeyCode.K).write("stands still");
        ui.awaitText("WHAT HAPPENED");
        ui.type(KeyCode.ENTER);
        assertThat(now()).isEqualTo(first(Event.Kind.GUEST_PAUSED));
        assertThat(ui.focused()).isEqualTo("world");
    }

    @Test
    void theSearchSelectsAThingAndSaysAKeyBesideACommand() {
        ui.click("search").write("host-d");
        ui.type(KeyCode.ENTER);
        assertThat(Ui.inWindow(() -> ui.session().selectedProperty().get())).contains(new Target.HostTarget("host-d"));

        ui.type(KeyCode.CONTROL, KeyCode.K).write("fork the run");
        assertThat(ui.text()).contains("Fork the run here\nMoves and changes\nB");
        ui.type(KeyCode.ESCAPE);
        assertThat(ui.text()).doesNotContain("Fork the run here");
    }

    @Test
    void anotherKeyDoesWhatItWasGivenAndTheTipsSayIt() {
        ui.type(KeyCode.CONTROL, KeyCode.F1).fire("key-THEME").type(KeyCode.M);
        ui.awaitText("M is taken by: Move the selected machine: choose the host, Next theme");

        ui.fire("key-THEME").type(KeyCode.U).type(KeyCode.ESCAPE);
        assertThat(ui.tip("theme")).endsWith("(U)");
        ui.type(KeyCode.U);
        assertThat(Ui.inWindow(() -> ui.window().look().theme())).isEqualTo(Theme.DARK);
        ui.does(() -> ui.window().look().themeProperty().set(Theme.LIGHT));
    }

    @Test
    void theListOfChangesGoesBackToAnyOfThemAndOnAgain() {
        ui.does(() -> ui.session().act(new Action.SetLoad(0, "web-1", 2)));
        ui.await("two changes", () -> ui.session().changesProperty().get().done() == 2);
        ui.click("history");
        assertThat(ui.text()).contains("web-1 to host-c, at 0.00 s", "web-1 writes 2 times as much, at 0.00 s");
        ui.click("history-0");
        ui.await("as opened", () -> ui.session().run().actions().isEmpty());
        ui.click("history").click("history-2");
        ui.await("all again", () -> ui.session().run().actions().size() == 2);
    }
}
