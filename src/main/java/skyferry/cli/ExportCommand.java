package skyferry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.exchange.openflow.OpenFlowExport;
import skyferry.exchange.openflow.OpenFlowSteps;
import skyferry.model.Scenario;
import skyferry.run.Timeline;

/** Writes what the program knows in other programs' formats. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes what the program knows in other programs' formats.",
        subcommands = {
            ExportCommand.OpenFlow.class,
            LessonExports.Gift.class,
            LessonExports.Anki.class,
            LessonExports.Vtt.class
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "skyferry: export what? (expected openflow, gift, anki, vtt)");
    }

    /** Flow tables that real Open vSwitch loads, with questions and what our tracer answers. */
    @Command(
            name = "openflow",
            mixinStandardHelpOptions = true,
            description = "Writes every host's flows as ovs-ofctl add-flows reads them, with ports.json, and with"
                    + " queries.json: packets and what becomes of each.")
    static final class OpenFlow implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private RunOfFile of = new RunOfFile();

        @Parameters(index = "1", paramLabel = "DIR", description = "Folder to write into.")
        @SuppressWarnings("NullAway.Init")
        private Path directory;

        @ArgGroup
        private When when = new When();

        /** One instant, the start if nothing is said, or all. */
        static final class When {
            @Option(names = "--at", paramLabel = "T", description = "The instant, such as 3.2s; default: the start.")
            private @Nullable String at;

            @Option(names = "--steps", description = "A folder for every state of the run's flow tables.")
            private boolean steps;
        }

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Scenario scenario = of.scenario();
            long nanos = when.at == null ? 0 : Horizons.nanos("--at", when.at);
            Timeline timeline = RunOfFile.run(scenario);
            try {
                if (when.steps) {
                    List<OpenFlowSteps.Step> steps = OpenFlowSteps.write(directory, timeline);
                    steps.forEach(step -> out.println(directory.resolve(step.name())));
                } else {
                    OpenFlowExport.write(directory, scenario, timeline.at(nanos).dataPlane());
                    int flows = timeline.at(nanos).dataPlane().bridges().values().stream()
                            .mapToInt(bridge -> bridge.flows().size())
                            .sum();
                    out.printf(
                            Locale.ROOT,
                            "%s: %d hosts, %d flows%n",
                            directory,
                            scenario.hosts().size(),
                            flows);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out.flush();
            return Exit.DONE;
        }
    }
}
