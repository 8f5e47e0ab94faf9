package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Background;
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

    /** Work is done at once: there is nobody to keep waiting. */
    private record AtOnce() implements Background {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }

        @Override
        public void close() {}
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

    private static void collect(Node node, Target target, List<String> cut) {
        if (node instanceof Labeled labeled && labeled.isVisible() && labeled.isTextTruncated()) {
            cut.add(target + ": " + labeled.getText());
        }
        if (node instanceof Parent parent && parent.isVisible()) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, target, cut));
        }
    }
}
