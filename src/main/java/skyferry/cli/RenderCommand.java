package skyferry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import skyferry.run.Timeline;

/** Draws the window's picture at an instant. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Draws the whole picture at an instant of a scenario's run, as the window would show it.")
final class RenderCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private RunOfFile of = new RunOfFile();

    @Option(names = "--at", paramLabel = "T", required = true, description = "The instant, such as 3.2s.")
    @SuppressWarnings("NullAway.Init")
    private String at;

    @Option(names = "--out", paramLabel = "X.png", required = true, description = "The picture (X.svg: in shapes).")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Mixin
    private PictureOptions picture = new PictureOptions();

    @Override
    public Integer call() {
        Timeline timeline = RunOfFile.run(of.scenario());
        new Showing(timeline, picture).picture(Horizons.nanos("--at", at), out);
        spec.commandLine().getOut().println(out);
        return Exit.DONE;
    }
}
