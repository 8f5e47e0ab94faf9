package skyferry.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import skyferry.run.Timeline;

/** Makes a film of a run. */
@Command(
        name = "film",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an animated GIF or an MP4 of a scenario's run, with slow motion through every pause.",
            "Without --from and --to it shows the moves and a little before and after them."
        })
final class FilmCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private RunOfFile of = new RunOfFile();

    @Option(names = "--from", paramLabel = "T", description = "Where the film begins.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "T", description = "Where it ends.")
    private @Nullable String to;

    @Option(names = "--out", paramLabel = "X.gif", required = true, description = "The film; X.mp4: as H.264.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Mixin
    private PictureOptions picture = new PictureOptions();

    @Override
    public Integer call() {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".gif") && !name.endsWith(".mp4")) {
            throw new BadInput("skyferry: --out '" + out
                    + "' is not a film this program can write (expected a name that ends in .gif or .mp4)");
        }
        Timeline timeline = RunOfFile.run(of.scenario());
        new Showing(timeline, picture)
                .film(
                        from == null ? OptionalLong.empty() : OptionalLong.of(Horizons.nanos("--from", from)),
                        to == null ? OptionalLong.empty() : OptionalLong.of(Horizons.nanos("--to", to)),
                        out,
                        Progress.on(spec.commandLine().getErr()));
        spec.commandLine().getOut().println(out);
        return Exit.DONE;
    }
}
