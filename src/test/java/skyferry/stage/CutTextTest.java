package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Technique;
import skyferry.scene.Picture.Target;
import skyferry.stage.command.Command;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.LessonFolder;
import skyferry.stage.session.Session;
import skyferry.stage.session.Study;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;

/** No text of the window is cut off, in the sizes that it is used in. */
@Tag("fx")
class CutTextTest {
    private static final Path HOME =
            Path.of(System.getProperty("skyferry.home", "")).toAbsolutePath();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        1600, 1000, LIGHT, 1.0, 0.0
        1600, 1000, LIGHT, 1.0, 4.2
        1600, 1000, DARK,  1.0, 4.97
        1600, 1000, LIGHT, 1.0, 7.5
        1280,  800, LIGHT, 1.0, 4.2
        1280,  800, DARK,  1.0, 7.5
        1000, 1000, LIGHT, 1.0, 4.2
        1600, 1000, LIGHT, 1.5, 4.97
        """)
    void no_text_is_cut(double width, double height, Theme theme, double scale, double seconds) {
        List<String> cut = Ui.inWindow(() -> {
            Composition window = window(theme, scale);
            Session session = window.session();
            session.act(new Action.Migrate(0, "web-1", "host-c", Technique.PRECOPY, Optional.empty()));
            session.player().pause();
            session.player().seek((long) (seconds * 1e9));
            Snapshot snapshot = new Snapshot(window, width, height);
            List<String> found = new ArrayList<>();
            for (Target target : List.of(
                    new Target.VmTarget("web-1"),
                    new Target.VmTarget("cache-1"),
                    new Target.HostTarget("host-d"),
                    new Target.NodeTarget("leaf-1"),
                    new Target.LinkTarget("host-a--leaf-1"),
                    new Target.NetworkTarget("acme-net"),
                    new Target.BridgeTarget("host-a"))) {
                session.selectedProperty().set(Optional.of(target));
                snapshot.take();
                collect(window.shell(), target, found);
            }
            return found;
        });
        assertThat(cut).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void no_text_is_cut_in_what_opens_beside_the_canvas(Part part) {
        List<String> cut = new ArrayList<>();
        cut.addAll(cutIn(part, 1600, 1000, Theme.LIGHT, 1));
        cut.addAll(cutIn(part, 1280, 800, Theme.DARK, 1));
        cut.addAll(cutIn(part, 1600, 1000, Theme.DARK, 1.5));
        assertThat(cut).isEmpty();
    }

    private static List<String> cutIn(Part part, double width, double height, Theme theme, double scale) {
        return Ui.inWindow(() -> {
            Composition window = window(theme, scale);
            window.session().selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
            Snapshot snapshot = new Snapshot(window, width, height);
            snapshot.take();
            part.open.accept(window);
            snapshot.take();
            List<String> found = new ArrayList<>();
            collect(window.shell(), part + " " + width + " x " + scale, found);
            return found;
        });
    }

    /** What can be opened beside the canvas or over it. */
    private enum Part {
        OPTIONS(window -> window.session().draft().choose("web-1", "host-c")),
        REFUSAL(window -> window.session().draft().choose("web-1", "host-d")),
        PRICES(window -> {
            window.session().act(new Action.SetLoad(0, "web-1", 12));
            window.session().act(new Action.Migrate(0, "web-1", "host-c", Technique.PRECOPY, Optional.empty()));
            window.session().player().pause();
            window.session().player().seek(4_600_000_000L);
        }),
        TRACE(window -> {
            window.perform(Command.TRACE);
            window.session().selectedProperty().set(Optional.of(new Target.VmTarget("web-2")));
        }),
        ISOLATION(window -> {
            Map<String, String> where = Map.of("host", "host-b", "network", "birch-net", "with", "acme-net");
            window.session().act(new Action.InjectFault(0, new Fault(0, FaultKind.REUSED_TAG, where)));
            window.session().player().pause();
            window.session().player().seek(1_000_000_000L);
            window.perform(Command.ISOLATION);
        }),
        TABLES(window -> window.perform(Command.FLOW_TABLES)),
        HELP(window -> window.perform(Command.HELP));

        private final Consumer<Composition> open;

        Part(Consumer<Composition> open) {
            this.open = open;
        }
    }

    private static Composition window(Theme theme, double scale) {
        Look look = new Look(theme);
        look.textScaleProperty().set(scale);
        Composition window = new Composition(
                new Composition.Ports(new DirectEngine(), new AtOnce(), LessonFolder.in(HOME), Optional::empty),
                look,
                Study.empty());
        window.open(Optional.of(HOME.resolve("lessons/L02-anatomy")));
        return window;
    }

    private static void collect(Node node, Object target, List<String> cut) {
        if (node instanceof Labeled labeled && labeled.isVisible() && labeled.isTextTruncated()) {
            cut.add(target + ": " + labeled.getText());
        }
        if (node instanceof Parent parent && parent.isVisible()) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, target, cut));
        }
    }
}
