package skyferry.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.model.Scenario;
import skyferry.run.Run;
import skyferry.run.Timeline;

/** Writes a report of a run, or its curves and events as a table. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a report of a scenario's run: pictures, charts, figures, events in words, sources. One file that"
                    + " needs no network;",
            "with a name that ends in .csv all curves and events as a table."
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Scenario file or lesson folder.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--until", paramLabel = "T", description = "End of the run, such as 30s or 500ms.")
    private @Nullable String until;

    @Option(names = "--out", paramLabel = "X.html", required = true, description = "The report (X.csv: the table).")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".html") && !name.endsWith(".csv")) {
            throw new BadInput("skyferry: --out '" + out
                    + "' is not a report this program can write (expected a name that ends in .html or .csv)");
        }
        Loading loading = new Loading(spec.commandLine().getErr());
        Scenario scenario = loading.scenario(Home.scenarioOf(file), OptionalLong.empty());
        Timeline timeline = Run.simulate(scenario, List.of(), Horizons.of(scenario, List.of(), until));
        new Showing(timeline, new PictureOptions())
                .report(out, Progress.on(spec.commandLine().getErr()));
        spec.commandLine().getOut().println(out);
        return Exit.DONE;
    }
}
