package skyferry.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
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
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.EngineDefect;
import skyferry.run.Run;
import skyferry.run.Spread;
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

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Begin each move at N points of the guest's cycle and print the range of what comes of it.")
    private int seeds;

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
        Map<Integer, Spread> ranges = ranges(scenario, actions, timeline);
        if (output.json) {
            new ResultJson().write(timeline, Loading.variant(scenario), ranges, out);
        } else if (output.csv) {
            new ResultCsv().write(timeline, out);
        } else {
            ResultTable table = new ResultTable(out);
            table.print(timeline);
            ranges.forEach((number, spread) -> table.range(timeline.migrations().get(number), spread));
        }
        out.flush();
        return Exit.DONE;
    }

    /** The range of each move that began, by its number; nothing unless it is asked for. */
    private Map<Integer, Spread> ranges(Scenario scenario, List<Action> more, Timeline timeline) {
        Map<Integer, Spread> ranges = new TreeMap<>();
        List<Action> all = new ArrayList<>(scenario.actions());
        all.addAll(more);
        for (MigrationRecord record : seeds > 0 ? timeline.migrations() : List.<MigrationRecord>of()) {
            for (Action action : all) {
                if (action instanceof Action.Migrate move
                        && move.vm().equals(record.vm())
                        && move.atNanos() == record.startNanos()
                        && record.outcome() != Outcome.REFUSED) {
                    ranges.put(record.number(), Spread.of(scenario, move, seeds));
                }
            }
        }
        return ranges;
    }
}
