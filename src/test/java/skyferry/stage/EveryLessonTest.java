package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import skyferry.lesson.Lesson;
import skyferry.record.Guess;
import skyferry.stage.command.Command;
import skyferry.stage.learn.desk.Gate;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.LessonFolder;
import skyferry.stage.session.Study;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;

/** Each lesson opens, shows every step in three depths with all hints open, lets itself be done, and cuts no text. */
@Tag("fx")
class EveryLessonTest {
    private static final Path HOME =
            Path.of(System.getProperty("skyferry.home", "")).toAbsolutePath();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L01-why-move",
                "L02-anatomy",
                "L03-how-long",
                "L04-busy-writer",
                "L05-same-address",
                "L06-overlay",
                "L07-not-secret",
                "L08-rules",
                "L09-will-it-run",
                "L10-nailed-down"
            })
    void it_shows_every_step_and_is_done_the_authors_way(String folder) {
        List<String> cut = Ui.inWindow(() -> through(folder));
        assertThat(cut).isEmpty();
    }

    private static List<String> through(String folder) {
        Composition window = new Composition(
                new Composition.Ports(new DirectEngine(), new AtOnce(), LessonFolder.in(HOME), Optional::empty),
                new Look(Theme.LIGHT),
                Study.empty());
        window.open(HOME.resolve("lessons").resolve(folder));
        Snapshot snapshot = new Snapshot(window, 1280, 800);
        Lesson lesson = window.session().study().lesson().orElseThrow();
        Gate.all(lesson)
                .forEach(due -> window.lesson().guess(due.prediction(), new Guess("100 ms", Guess.Confidence.SURE)));
        assertThat(window.lesson().due()).isEmpty();
        window.lesson().authors().runs().forEach(run -> {
            window.lesson().authors().watch(run.run());
            window.session().player().toEnd();
        });
        List<String> cut = new ArrayList<>();
        for (int step = 0; step < lesson.steps().size(); step++) {
            window.lesson().go(step);
            for (Command depth : List.of(Command.BRIEF, Command.MEDIUM, Command.FULL)) {
                window.perform(depth);
                open(window.shell().lookup(".learn"));
            }
            snapshot.take();
            collect(window.shell().lookup(".learn"), folder + " step " + (step + 1), cut);
        }
        assertThat(window.lesson().reached())
                .as("goals reached the author's way")
                .isTrue();
        assertThat(((Labeled) window.shell().lookup("#step-title")).getText())
                .isEqualTo(lesson.steps().getLast().title());
        window.end();
        return cut;
    }

    /** All that is folded away, hints too; and the model answers. */
    private static void open(Node node) {
        if (node instanceof TitledPane pane) {
            pane.setExpanded(true);
            pane.setVisible(true);
            pane.setManaged(true);
        }
        if (node instanceof Button button && "explain-skip".equals(button.getId())) {
            button.fire();
        } else if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(EveryLessonTest::open);
        }
    }

    private static void collect(Node node, String where, List<String> cut) {
        if (node instanceof Labeled labeled && labeled.isVisible() && labeled.isTextTruncated()) {
            cut.add(where + ": " + labeled.getText());
        }
        if (node instanceof Parent parent && parent.isVisible()) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, where, cut));
        }
    }
}
