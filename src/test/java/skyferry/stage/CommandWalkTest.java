package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.model.Action;
import skyferry.model.ScenarioDraft;
import skyferry.model.Technique;
import skyferry.scene.Camera;
import skyferry.scene.Picture.Target;
import skyferry.stage.command.Command;
import skyferry.stage.player.Stride;
import skyferry.stage.session.Bookmark;
import skyferry.stage.session.LessonFolder;
import skyferry.stage.session.Library;
import skyferry.stage.session.Session;
import skyferry.stage.session.Study;
import skyferry.stage.theme.Theme;

/**
 * Walks every command of the window three ways: by clicks in the menu without a drag, by its key, and by the search from the
 * keyboard alone. Each way must do something that can be seen, and all must do the same.
 */
@Tag("fx")
@Timeout(90)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandWalkTest {
    private static final Path HOME = Path.of(System.getProperty("skyferry.home", ""));
    private static final long MILLI = 1_000_000L;

    private Ui ui;
    private Study study = Study.empty();
    private int files;

    @BeforeAll
    void open() {
        Library library = LessonFolder.in(HOME);
        Library.Reading read = library.read(HOME.resolve("lessons/L02-anatomy"));
        study = allowingAll(((Library.Reading.Read) read).study());
        ui = Ui.open(study, library);
    }

    private static Study allowingAll(Study study) {
        return new Study(ScenarioDraft.of(study.scenario()).allow(Set.of()).done(), study.lesson(), study.file());
    }

    @AfterAll
    void close() {
        ui.close();
    }

    /** All but the search itself, which is the third way, and what belongs to post-copy, which has tests of its own. */
    static Stream<Command> commands() {
        return Stream.of(Command.values())
                .filter(command ->
                        command != Command.SEARCH && command != Command.RECOVER && command != Command.POSTCOPY);
    }

    /** Those that the default suite walks: one in four. */
    static Stream<Command> some() {
        return commands().filter(command -> command.ordinal() % 4 == 1);
    }

    @ParameterizedTest
    @MethodSource("some")
    void clicksKeysAndTheSearchDoTheSame(Command command) {
        walk(command);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("commands")
    void clicksKeysAndTheSearchDoTheSameForEach(Command command) {
        walk(command);
    }

    private void walk(Command command) {
        String before = prepared(command);
        ui.click("menu").click("main-menu-" + command.group()).click("main-" + command);
        String byClicks = after(command, before);

        assertThat(prepared(command)).isEqualTo(before);
        ui.stroke(command.keys().getFirst());
        assertThat(after(command, before)).isEqualTo(byClicks);

        if (command != Command.ESCAPE) {
            assertThat(prepared(command)).isEqualTo(before);
            ui.type(KeyCode.CONTROL, KeyCode.K).write(Ui.words().of("command." + command));
            ui.type(KeyCode.ENTER);
            assertThat(after(command, before)).isEqualTo(byClicks);
        }
    }

    /** The window as it is before the command, the same each time. */
    private String prepared(Command command) {
        ui.does(() -> {
            Session session = ui.session();
            for (int i = 0; i < 4; i++) {
                ui.window().perform(Command.ESCAPE);
            }
            ui.window().look().themeProperty().set(Theme.LIGHT);
            ui.window().look().textScaleProperty().set(1);
            ui.window().shell().showLeft();
            ui.window().world().viewpoint().followingProperty().set(false);
            session.modeProperty().set(Session.Mode.EXPLORE);
            session.player().loopOff();
            session.player().speedProperty().set(1);
            session.player().slowMotionProperty().set(true);
            session.player().strideProperty().set(Stride.EVENT);
            ui.window().lesson().open(study);
            ui.window().lesson().go(0);
            List.copyOf(ui.window().bookmarks().all()).forEach(ui.window().bookmarks()::remove);
            ui.window().world().viewpoint().smoothProperty().set(false);
            ui.window().world().viewpoint().fit();
            layers().filter(item -> item.isSelected() == "layer-FLOWS".equals(item.getId()))
                    .forEach(CheckMenuItem::fire);
        });
        ui.await(
                "the lesson anew",
                () -> ui.session().run().actions().isEmpty()
                        && !ui.session().busyProperty().get());
        ui.does(() -> {
            ui.session().heldProperty().set(false);
            ui.session().selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
            ui.session()
                    .act(new Action.Migrate(
                            0,
                            "web-1",
                            "host-c",
                            Technique.HYBRID,
                            Optional.of(ui.session().run().scenario().migration())));
        });
        ui.await(
                "a move",
                () -> ui.session().run().actions().size() == 1
                        && !ui.session().busyProperty().get());
        ui.does(() -> situation(command));
        files = ui.timesAskedForAFile();
        ui.await("stillness", () -> !ui.session().busyProperty().get());
        if (command == Command.RESTORE_LINK) {
            ui.does(() -> {
                ui.session().player().pause();
                ui.session().player().seek(2_000 * MILLI);
            });
        }
        return state();
    }

    private void situation(Command command) {
        Session session = ui.session();
        session.player().pause();
        session.player().seek(2_000 * MILLI);
        ui.window().bookmarks().put(new Bookmark(1_000 * MILLI, "before"));
        ui.window().bookmarks().put(new Bookmark(3_000 * MILLI, "after"));
        switch (command) {
            case REDO -> session.undo();
            case MANNER -> session.player().seek(0);
            case DRAIN, FAIL_HOST -> session.selectedProperty().set(Optional.of(new Target.HostTarget("host-d")));
            case CUT_LINK, RESTORE_LINK -> cable(command, session);
            case LOOP_OFF -> session.player().setLoop(0, 1_000 * MILLI);
            case ZOOM_OUT, FIT -> ui.window().world().viewpoint().zoom(3);
            case STEP_BEFORE -> ui.window().perform(Command.NEXT_STEP);
            case BRIEF -> ui.window().perform(Command.FULL);
            case MEDIUM, FULL -> ui.window().perform(Command.BRIEF);
            default -> {
                // Nothing more is needed.
            }
        }
        ui.window().world().canvas().requestFocus();
    }

    private void cable(Command command, Session session) {
        String cable =
                session.run().scenario().fabric().links().iterator().next().id();
        session.selectedProperty().set(Optional.of(new Target.LinkTarget(cable)));
        if (command == Command.RESTORE_LINK) {
            session.act(new Action.CutLink(1_000 * MILLI, cable));
        }
    }

    private String after(Command command, String before) {
        ui.await(
                command + " does something",
                () -> !state().equals(before) && !ui.session().busyProperty().get());
        boolean plays =
                Ui.inWindow(() -> ui.session().player().playingProperty().get());
        ui.does(() -> ui.session().player().pause());
        // How far it has come by now is a matter of the machine's speed.
        return plays ? state().replaceFirst("at \\d+", "plays") : state();
    }

    /** All that can be seen of the window, as far as commands change it. */
    private String state() {
        return Ui.inWindow(() -> {
            Session session = ui.session();
            Camera camera = ui.window().world().viewpoint().wanted();
            return String.join(
                    "\n",
                    session.player().playingProperty().get()
                            ? "plays"
                            : "at " + session.player().now(),
                    "speed " + session.player().speedProperty().get()
                            + session.player().slowMotionProperty().get(),
                    "loop " + session.player().loopProperty().get(),
                    "marks " + ui.window().bookmarks().all(),
                    "done " + session.run().actions(),
                    "changes " + session.changesProperty().get(),
                    "branches " + session.branchesProperty().get().size(),
                    "mode " + session.modeProperty().get(),
                    "selected " + session.selectedProperty().get(),
                    "draft " + session.draft().state().way(),
                    "look " + ui.window().look().theme() + ui.window().look().textScale(),
                    // The panes' widths move the middle by less than a point.
                    "camera " + Math.round(camera.zoom() * 100)
                            + ui.window()
                                    .world()
                                    .viewpoint()
                                    .followingProperty()
                                    .get(),
                    "text " + ui.window().lesson().depthProperty().get()
                            + ui.window().lesson().stepProperty().get(),
                    "layers "
                            + layers().filter(CheckMenuItem::isSelected)
                                    .map(MenuItem::getId)
                                    .toList(),
                    "files " + (ui.timesAskedForAFile() - files),
                    "shown " + shown(ui.window().shell()));
        });
    }

    private Stream<CheckMenuItem> layers() {
        return ((MenuButton) ui.window().shell().lookup("#layers"))
                .getItems().stream().filter(CheckMenuItem.class::isInstance).map(CheckMenuItem.class::cast);
    }

    /** Ids and kinds of the panes, pages and cards that are shown. */
    private static String shown(Node node) {
        StringBuilder all = new StringBuilder();
        collect(node, all);
        return all.toString();
    }

    private static final List<String> PANES = List.of(
            "SidePane",
            "HelpCard",
            "LimitsCard",
            "KeysPage",
            "ComparePage",
            "Palette",
            "TracePane",
            "IsolationPane",
            "AskCard",
            "TalkView");

    private static void collect(Node node, StringBuilder into) {
        if (!node.isVisible()) {
            return;
        }
        String kind = node.getClass().getSimpleName();
        if (PANES.contains(kind) || node.getStyleClass().contains("cover")) {
            into.append(kind).append(node.getStyleClass()).append(' ');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }
}
