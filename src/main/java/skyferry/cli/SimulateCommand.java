package skyferry.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.exchange.ResultCsv;
import skyferry.exchange.ResultJson;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.EngineDefect;
import skyferry.run.Run;
import skyferry.run.Timeline;

/** Runs a scenario and prints what came of it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Runs a scenario to its end and prints what became of every move.")
final class SimulateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Scenario file.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--actions",
            paramLabel = "FILE",
            description = "More actions: a YAML list as under actions: in a scenario.")
    private @Nullable Path actionFile;

    @Option(names = "--until", paramLabel = "T", description = "End of the run, such as 30s or 500ms.")
    private @Nullable String until;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the variant; default: the scenario's.")
    private @Nullable Long seed;

    @ArgGroup
    private Output output = new Output();

    /** The form of the result: a table unless one of these is asked for. */
    static final class Output {
        @Option(names = "--json", description = "Print the result as JSON (skyferry-result/1).")
        private boolean json;

        @Option(names = "--csv", description = "Print one line per move.")
        private boolean csv;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Loading loading = new Loading(spec.commandLine().getErr());
        Scenario scenario = loading.scenario(file, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        List<Action> actions = new ArrayList<>();
        if (actionFile != null) {
            actions.addAll(loading.actions(actionFile, scenario));
        }
        Timeline timeline = Run.simulate(scenario, actions, Horizons.of(scenario, actions, until));
        EngineDefect.forbid(timeline);
        if (output.json) {
            new ResultJson().write(timeline, Loading.variant(scenario), out);
        } else if (output.csv) {
            new ResultCsv().write(timeline, out);
        } else {
            new ResultTable(out).print(timeline);
        }
        out.flush();
        return Exit.DONE;
    }
}
