package skyferry.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.scene.Picture.Target;
import skyferry.stage.command.Command;
import skyferry.stage.command.Stroke;
import skyferry.stage.session.Session;

/** The window with what is found, marked and chosen in it, for pictures. */
final class TimeScreens {
    private static final long SWITCHOVER = 4_600_000_000L;

    private static final Map<String, Consumer<Composition>> SCENES = Map.of(
            "palette", window -> searched(window, ""),
            "palette-few", window -> searched(window, "post"),
            "keys", TimeScreens::keys,
            "help", window -> window.perform(Command.HELP),
            "marks", TimeScreens::marked,
            "rates", window -> charted(window, "Rates"),
            "latency", window -> charted(window, "Latency"),
            "load", window -> charted(window, "Load"));

    private TimeScreens() {}

    static void draw(Predicate<String> wanted, Supplier<Composition> open, int[] size, Function<String, Path> file)
            throws IOException {
        for (Map.Entry<String, Consumer<Composition>> scene : SCENES.entrySet()) {
            if (wanted.test(scene.getKey())) {
                Composition window = open.get();
                moved(window.session());
                Snapshot snapshot = new Snapshot(window, size[0], size[1]);
                // Before that the panes' contents are not in the scene.
                snapshot.take();
                scene.getValue().accept(window);
                snapshot.write(file.apply(scene.getKey()));
            }
        }
    }

    private static void moved(Session session) {
        session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        session.act(new Action.Migrate(0, "web-1", "host-c", Technique.PRECOPY, Optional.empty()));
        session.player().pause();
        session.player().seek(SWITCHOVER);
    }

    private static void searched(Composition window, String typed) {
        window.perform(Command.SEARCH);
        ((TextField) window.shell().lookup("#palette-field")).setText(typed);
    }

    private static void keys(Composition window) {
        window.desk().keysProperty().set(window.desk().keys().with(Command.TRACE, List.of(new Stroke("M"))));
        window.perform(Command.KEYS);
    }

    private static void marked(Composition window) {
        Session session = window.session();
        for (long at : new long[] {1_200_000_000L, 2_000_000_000L, SWITCHOVER}) {
            session.player().seek(at);
            window.perform(Command.BOOKMARK);
            ((TextField) window.shell().lookup("#mark-field")).setText("round at " + at / 1_000_000 + " ms");
            ((Button) window.shell().lookup("#mark-keep")).fire();
        }
        session.player().setLoop(1_500_000_000L, 3_000_000_000L);
        window.perform(Command.BOOKMARK);
    }

    private static void charted(Composition window, String kind) {
        window.shell().lookupAll("#charts .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(kind))
                .forEach(ToggleButton::fire);
    }
}
