package skyferry.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.lesson.quiz.AikenReader;
import skyferry.lesson.quiz.GiftReader;
import skyferry.lesson.quiz.GiftWriter;

/** Reads other programs' formats. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Reads other programs' formats.",
        subcommands = {ImportCommand.Gift.class, ImportCommand.Aiken.class})
final class ImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "skyferry: import what? (expected gift, aiken)");
    }

    /** Reads a quiz from Moodle. */
    @Command(
            name = "gift",
            mixinStandardHelpOptions = true,
            description =
                    "Reads a GIFT file as Moodle exports it and writes it as a lesson's quiz.gift. What is wrong is"
                            + " reported with line and column.")
    static final class Gift implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The GIFT file.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--out", paramLabel = "F", required = true, description = "The file to write.")
        @SuppressWarnings("NullAway.Init")
        private Path out;

        @Override
        public Integer call() {
            GiftReader.Result read = GiftReader.read(file);
            LessonExports.accept(read.diagnostics());
            return LessonExports.write(
                    spec,
                    out,
                    GiftWriter.write(read.questions()),
                    read.questions().size() + " questions");
        }
    }

    /** Reads a quiz in Aiken's format. */
    @Command(
            name = "aiken",
            mixinStandardHelpOptions = true,
            description =
                    "Reads multiple choice in the Aiken format and writes it as a lesson's quiz.gift. What is wrong is"
                            + " reported with line and column.")
    static final class Aiken implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The Aiken file.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--out", paramLabel = "F", required = true, description = "The file to write.")
        @SuppressWarnings("NullAway.Init")
        private Path out;

        @Override
        public Integer call() {
            GiftReader.Result read = AikenReader.read(file);
            LessonExports.accept(read.diagnostics());
            return LessonExports.write(
                    spec,
                    out,
                    GiftWriter.write(read.questions()),
                    read.questions().size() + " questions");
        }
    }
}
