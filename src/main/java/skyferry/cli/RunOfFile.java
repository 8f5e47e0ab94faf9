package skyferry.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.model.Scenario;
import skyferry.run.Run;
import skyferry.run.Timeline;

/** The scenario that a command is about, and its run with nothing done by hand. */
final class RunOfFile {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "FILE", description = "Scenario file or lesson folder.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    /** @throws BadInput with all that is wrong with the file */
    Scenario scenario() {
        return new Loading(command.commandLine().getErr()).scenario(Home.scenarioOf(file), OptionalLong.empty());
    }

    /** The run to its end. */
    static Timeline run(Scenario scenario) {
        return Run.simulate(scenario, List.of(), Horizons.of(scenario, List.of(), null));
    }
}
