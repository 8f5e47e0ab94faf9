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

    /** Reads a quiz in some format and writes it in that of lessons. */
    abstract static class Quiz implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The file to read.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--out", paramLabel = "F", required = true, description = "The file to write.")
        @SuppressWarnings("NullAway.Init")
        private Path out;

        /** The questions of a file, and what is wrong in it. */
        abstract GiftReader.Result read(Path from);

        @Override
        public Integer call() {
            GiftReader.Result read = read(file);
            LessonExports.accept(read.diagnostics());
            return LessonExports.write(
                    spec,
                    out,
                    GiftWriter.write(read.questions()),
                    read.questions().size() + " questions");
        }
    }

    /** Reads a quiz from Moodle. */
    @Command(
            name = "gift",
            mixinStandardHelpOptions = true,
            description =
                    "Reads a GIFT file as Moodle exports it and writes it as a lesson's quiz.gift. What is wrong is"
                            + " reported with line and column.")
    static final class Gift extends Quiz {
        @Override
        GiftReader.Result read(Path file) {
            return GiftReader.read(file);
        }
    }

    /** Reads a quiz in Aiken's format. */
    @Command(
            name = "aiken",
            mixinStandardHelpOptions = true,
            description =
                    "Reads multiple choice in the Aiken format and writes it as a lesson's quiz.gift. What is wrong is"
                            + " reported with line and column.")
    static final class Aiken extends Quiz {
        @Override
        GiftReader.Result read(Path file) {
            return AikenReader.read(file);
        }
    }
}
