package skyferry.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Toggle;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.stage.command.Command;
import skyferry.stage.session.Background;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.LessonFolder;
import skyferry.stage.session.Study;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;

/**
 * Draws every step of lessons as a learner comes through them, and the pages over the window. Arguments: the project's folder, the
 * folder for the pictures, then {@code lessons}, {@code record}, {@code reference} or names of lesson folders.
 */
public final class LessonScreens {
    private static final long PULSES_MILLIS = 120;

    private final Path home;
    private final Path out;

    private LessonScreens(Path home, Path out) {
        this.home = home;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        LessonScreens screens = new LessonScreens(Path.of(args[0]), Files.createDirectories(Path.of(args[1])));
        Platform.startup(() -> {});
        for (Theme theme : Theme.values()) {
            for (int[] size : new int[][] {{1600, 1000}, {1280, 800}}) {
                String name = theme.styleClass() + "-" + size[0] + ".png";
                for (String wanted : List.of(args).subList(2, args.length)) {
                    switch (wanted) {
                        case "lessons" ->
                            screens.page(wanted, theme, size, name, window -> window.perform(Command.LESSONS));
                        case "record" -> screens.page(wanted, theme, size, name, Composition::showRecord);
                        case "talk" -> screens.talk(theme, size, name);
                        case "reference" ->
                            screens.page(wanted, theme, size, name, window -> window.perform(Command.REFERENCE));
                        default -> screens.steps(wanted, theme, size, name);
                    }
                }
            }
        }
        Platform.exit();
    }

    /** Does something on the JavaFX thread, and lets the window have its pulses. */
    private static <T> T fx(Supplier<T> work) {
        T result = Ui.inWindow(work::get);
        try {
            new CountDownLatch(1).await(PULSES_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return result;
    }

    private void page(String what, Theme theme, int[] size, String name, Consumer<Composition> show) {
        Composition window = fx(() -> window(theme, "L02-anatomy"));
        Snapshot snapshot = fx(() -> new Snapshot(window, size[0], size[1]));
        fx(() -> {
            window.perform(Command.NEXT_STEP);
            show.accept(window);
            return true;
        });
        write(snapshot, what + "-" + name);
    }

    /** The dialogue at a sentence that speaks of the pause, without and with such a run. */
    private void talk(Theme theme, int[] size, String name) {
        Composition window = fx(() -> window(theme, "L02-anatomy"));
        Snapshot snapshot = fx(() -> new Snapshot(window, size[0], size[1]));
        fx(() -> {
            window.perform(Command.NEXT_STEP);
            return true;
        });
        write(snapshot, "talk-before-" + name);
        fx(() -> {
            answer(window);
            window.perform(Command.TALK);
            window.lesson().talk().toSentence(14);
            return true;
        });
        write(snapshot, "talk-missing-" + name);
        fx(() -> {
            window.lesson().authors().watch();
            window.lesson().talk().toSentence(19);
            return true;
        });
        write(snapshot, "talk-" + name);
    }

    private void steps(String folder, Theme theme, int[] size, String name) {
        Composition window = fx(() -> window(theme, folder));
        Snapshot snapshot = fx(() -> new Snapshot(window, size[0], size[1]));
        int steps =
                fx(() -> window.session().study().lesson().orElseThrow().steps().size());
        for (int step = 1; step <= steps; step++) {
            write(snapshot, folder + "-" + step + "a-" + name);
            if (fx(() -> answer(window))) {
                write(snapshot, folder + "-" + step + "b-" + name);
            }
            if (fx(() -> miss(window))) {
                write(snapshot, folder + "-" + step + "c-missed-" + name);
                fx(() -> solve(window));
                write(snapshot, folder + "-" + step + "d-solved-" + name);
            }
            fx(() -> {
                window.perform(Command.NEXT_STEP);
                return true;
            });
        }
    }

    /** Gives what the step asks for; whether it asked. */
    private static boolean answer(Composition window) {
        boolean asked = false;
        for (Node card : List.copyOf(window.shell().lookupAll(".prediction"))) {
            card.lookupAll(".radio-button").stream().findFirst().ifPresent(node -> ((Toggle) node).setSelected(true));
            card.lookupAll(".chip").stream().findFirst().ifPresent(node -> ((Toggle) node).setSelected(true));
            card.lookupAll(".text-field").stream().findFirst().ifPresent(node -> ((TextField) node).setText("200 ms"));
            asked |= fire(card);
        }
        for (Node card : List.copyOf(window.shell().lookupAll(".own-words"))) {
            card.lookupAll(".text-area").stream()
                    .findFirst()
                    .ifPresent(node -> ((TextArea) node)
                            .setText("Everything is copied while it runs, and what changed meanwhile again."));
            asked |= fire(card);
        }
        return asked;
    }

    private static boolean fire(Node card) {
        Optional<Button> button = card.lookupAll(".accent").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst();
        button.ifPresent(Button::fire);
        return button.isPresent();
    }

    /** The wrong thing, in the first step in which something is done; whether this is it. */
    private static boolean miss(Composition window) {
        if (window.shell().lookup("#goals") == null
                || !window.session().run().actions().isEmpty()) {
            return false;
        }
        window.session().begin(wrong(window.session().study().scenario()));
        window.session().player().toEnd();
        return true;
    }

    /** The author's way, with all hints open. */
    private static boolean solve(Composition window) {
        for (int hint = 1; hint <= 3; hint++) {
            Optional.ofNullable((TitledPane) window.shell().lookup("#hint-" + hint))
                    .ifPresent(pane -> pane.setExpanded(true));
        }
        Scenario scenario = window.session().study().scenario();
        window.session().begin(scenario.solutions().getLast().steps());
        window.session().player().toEnd();
        return true;
    }

    /** The author's own wrong way if there is one; else the right machine to another host. */
    private static List<Action> wrong(Scenario scenario) {
        List<Action> first = scenario.solutions().getFirst().steps();
        if (scenario.solutions().size() > 1) {
            return first;
        }
        return first.stream()
                .filter(Action.Migrate.class::isInstance)
                .map(Action.Migrate.class::cast)
                .findFirst()
                .<List<Action>>map(move -> List.of(
                        new Action.Migrate(0, move.vm(), other(scenario, move), Technique.PRECOPY, Optional.empty())))
                .orElse(first);
    }

    private static String other(Scenario scenario, Action.Migrate move) {
        return scenario.hosts().keySet().stream()
                .filter(host -> !host.equals(move.to())
                        && !host.equals(scenario.vm(move.vm()).host()))
                .findFirst()
                .orElse(move.to());
    }

    private Composition window(Theme theme, String folder) {
        Composition window = new Composition(
                new Composition.Ports(new DirectEngine(), new AtOnce(), LessonFolder.in(home), Optional::empty),
                new Look(theme),
                Study.empty());
        window.open(home.resolve("lessons").resolve(folder));
        return window;
    }

    private void write(Snapshot snapshot, String file) {
        fx(() -> {
            try {
                snapshot.write(out.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    /** Work is done at once: there is nobody to keep waiting. */
    private record AtOnce() implements Background {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }

        @Override
        public void close() {
            // Nothing is under way.
        }
    }
}
