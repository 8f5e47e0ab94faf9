package skyferry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.scene.Quantities;

/** Opens the window; where there can be none, plays the scenario into pictures and a film and says where they are. */
final class Opening {
    private final PrintWriter out;

    Opening(PrintWriter out) {
        this.out = out;
    }

    int open(@Nullable Path file, boolean noWindow) {
        Optional<String> obstacle = noWindow
                ? Optional.of("no window was asked for")
                : Display.ofThisMachine().obstacle();
        Path wanted = file != null ? file : Home.firstLesson().orElseThrow(Opening::noLessons);
        if (obstacle.isEmpty()) {
            if (!new Loading(out).check(wanted)) {
                return Exit.BAD_INPUT;
            }
            skyferry.stage.Launcher.open(Home.folder(), wanted);
            return Exit.DONE;
        }
        out.println("Skyferry opens no window: " + obstacle.get() + ".");
        out.println("It plays " + wanted + " into pictures instead.");
        play(wanted);
        return Exit.DONE;
    }

    private static BadInput noLessons() {
        return new BadInput("skyferry: there is no folder 'lessons' in " + Home.folder()
                + " (start it from the project's folder, or name a scenario file)");
    }

    private void play(Path wanted) {
        Loading loading = new Loading(out);
        Scenario scenario = loading.scenario(Home.scenarioOf(wanted), OptionalLong.empty());
        List<Action> actions = new Demonstration().actions(scenario);
        Timeline timeline = Run.simulate(scenario, actions, Horizon.of(scenario, actions));
        new ResultTable(out).print(timeline);
        out.println();
        out.flush();
        show(timeline, folder());
        out.println();
        out.println("With a display the same command opens a window in which you move the machines yourself.");
        out.flush();
    }

    private void show(Timeline timeline, Path folder) {
        Showing showing = new Showing(timeline, new PictureOptions());
        int number = 1;
        for (Moment moment : moments(timeline)) {
            Path picture = folder.resolve(number++ + "-" + moment.name() + ".png");
            showing.picture(moment.nanos(), picture);
            out.println("  " + picture + "  (" + Quantities.duration(moment.nanos()) + ")");
            out.flush();
        }
        PictureOptions small = new PictureOptions();
        small.size = "1280x800";
        Path film = folder.resolve("film.gif");
        new Showing(timeline, small).film(OptionalLong.empty(), OptionalLong.empty(), film, Progress.on(out));
        out.println("  " + film + "  (the whole move, slow through the pause)");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("skyferry-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Moment(String name, long nanos) {}

    private static List<Moment> moments(Timeline timeline) {
        if (timeline.migrations().isEmpty()) {
            return List.of(new Moment("at-rest", 0));
        }
        MigrationRecord move = timeline.migrations().getFirst();
        long paused = move.pausedNanos().orElse(move.endNanos());
        long resumed = move.resumedNanos().orElse(paused);
        return List.of(
                new Moment("before", Math.max(0, move.startNanos() - 1)),
                new Moment("first-round", move.startNanos() + move.totalNanos() / 3),
                new Moment("paused", (paused + resumed) / 2),
                new Moment("after", Math.min(timeline.endNanos(), resumed + 500_000_000L)));
    }
}
