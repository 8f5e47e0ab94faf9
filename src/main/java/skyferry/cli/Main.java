package skyferry.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program: a window without a command, text with one. */
@Command(
        name = "skyferry",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Shows how virtual machines move: memory copied in rounds, the pause, switches that learn a new place, and",
            "a proof that no tenant can reach another.",
            ""
        },
        synopsisSubcommandLabel = "[COMMAND]",
        commandListHeading = "%nCommands (each has its own --help):%n",
        footer = {
            "",
            "Without a command a window opens with the first lesson, or with the scenario or lesson folder named.",
            "Without a display the first lesson is played into pictures and a film instead.",
            "",
            "Try:",
            "  skyferry simulate lessons/L02-anatomy/scenario.yaml --json",
            "  skyferry film lessons/L02-anatomy/scenario.yaml --out move.gif",
            "",
            "Exit codes: 0 done, 1 a check failed or a comparison is out of bounds, 2 bad input, 3 a defect."
        },
        subcommands = {
            SimulateCommand.class,
            ValidateCommand.class,
            CheckCommand.class,
            TraceCommand.class,
            VerifyCommand.class,
            ExportCommand.class,
            RenderCommand.class,
            FilmCommand.class,
            ReportCommand.class,
            LessonCommand.class,
            ImportCommand.class,
            AudioCommand.class
        })
public final class Main implements java.util.concurrent.Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Scenario file or lesson folder to open.")
    private java.nio.file.@org.jspecify.annotations.Nullable Path file;

    @Option(names = "--no-window", description = "Play into pictures even if there is a display.")
    private boolean noWindow;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** The exit code of a command line. */
    static int run(String... args) {
        return commandLine().execute(args);
    }

    /** The program as a command line. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExitCodeExceptionMapper(
                error -> error instanceof BadInput || error instanceof CommandLine.ParameterException
                        ? Exit.BAD_INPUT
                        : Exit.DEFECT);
        commandLine.setExecutionExceptionHandler(new ErrorReport());
        return commandLine;
    }

    @Override
    public Integer call() {
        return new Opening(spec.commandLine().getOut()).open(file, noWindow);
    }

    /** The version of the build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"skyferry " + (version == null ? "(from sources)" : version)};
        }
    }
}
