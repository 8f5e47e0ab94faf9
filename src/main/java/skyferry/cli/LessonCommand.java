package skyferry.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.lesson.Course;
import skyferry.lesson.trial.LessonTrial;
import skyferry.lesson.trial.TrialReport;

/** What authors of lessons need. */
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        description = "What authors of lessons need.",
        subcommands = LessonCommand.Test.class)
final class LessonCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "skyferry: lesson what? (expected test)");
    }

    /** Tries lessons out. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Tries lessons out: files and references, that the start of the scenario fails its checks and the"
                        + " author's",
                "solution passes them in every variant, that every measured limit has a margin of at least 20 %, and",
                "that the text can be read in the stated minutes. Without DIR all lessons of the course.",
                "Exit codes: 0 all pass, 1 a lesson does not pass, 2 a file cannot be read."
            })
    static final class Test implements Callable<Integer> {
        private static final int DEFAULT_SEEDS = 4;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(arity = "0..*", paramLabel = "DIR", description = "Lesson folders.")
        private List<Path> folders = new ArrayList<>();

        @Option(
                names = "--seeds",
                paramLabel = "N",
                description = "How many variants of each lesson, from seed 1 on; default: 4.")
        private int seeds = DEFAULT_SEEDS;

        @Override
        public Integer call() {
            if (seeds < 1) {
                throw new BadInput("skyferry: --seeds " + seeds + " is not a number of variants (expected 1 or more)");
            }
            List<Path> chosen = folders.isEmpty() ? Course.folders(Home.folder().resolve("lessons")) : folders;
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            boolean readable = true;
            boolean passed = true;
            for (Path folder : chosen) {
                if (!Files.isDirectory(folder)) {
                    throw new BadInput(
                            "skyferry: " + folder + " is no lesson folder (expected a folder with lesson.md)");
                }
                TrialReport report = LessonTrial.of(folder, seeds, Progress.on(err));
                new TrialTable(out, err).print(report);
                readable &= report.readable();
                passed &= report.passed();
            }
            out.flush();
            err.flush();
            return readable ? passed ? Exit.DONE : Exit.OUT_OF_BOUNDS : Exit.BAD_INPUT;
        }
    }
}
