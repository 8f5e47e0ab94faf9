package skyferry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.lesson.quiz.GiftReader;
import skyferry.lesson.quiz.GiftWriter;
import skyferry.lesson.quiz.Question;
import skyferry.lesson.recall.AnkiText;
import skyferry.lesson.recall.Card;
import skyferry.lesson.recall.CardFile;
import skyferry.lesson.speech.Captions;
import skyferry.scenario.text.Diagnostics;

/** A lesson's cards and questions in other programs' formats. */
final class LessonExports {
    private LessonExports() {}

    /** Lessons to read, and the one file to write. */
    static final class FromLessons {
        @Spec(Spec.Target.MIXEE)
        @SuppressWarnings("NullAway.Init")
        private CommandSpec command;

        @Parameters(arity = "1..*", paramLabel = "LESSON", description = "Lesson folders.")
        @SuppressWarnings("NullAway.Init")
        private List<Path> lessons;

        @Option(names = "--out", paramLabel = "F", required = true, description = "The file to write.")
        @SuppressWarnings("NullAway.Init")
        private Path out;

        /** What is in the file of that name of each lesson, in the order of the lessons. */
        <T> List<T> all(String name, Function<Path, List<T>> read) {
            return lessons.stream()
                    .flatMap(lesson -> read.apply(file(lesson, name)).stream())
                    .toList();
        }

        int write(String text, String what) {
            return LessonExports.write(command, out, text, what);
        }
    }

    /** Writes a quiz for Moodle. */
    @Command(
            name = "gift",
            mixinStandardHelpOptions = true,
            description = "Writes the questions of lessons (quiz.gift) as one GIFT file, which Moodle imports.")
    static final class Gift implements Callable<Integer> {
        @Mixin
        private FromLessons from = new FromLessons();

        @Override
        public Integer call() {
            List<Question> questions = from.all(GiftReader.NAME, file -> {
                GiftReader.Result read = GiftReader.read(file);
                accept(read.diagnostics());
                return read.questions();
            });
            return from.write(GiftWriter.write(questions), questions.size() + " questions");
        }
    }

    /** Writes cards for Anki. */
    @Command(
            name = "anki",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the cards of lessons (cards.tsv) as a text file for Anki.",
                "Field 1 is the card's id: importing a later file changes notes and adds none twice."
            })
    static final class Anki implements Callable<Integer> {
        @Mixin
        private FromLessons from = new FromLessons();

        @Override
        public Integer call() {
            List<Card> cards = from.all(CardFile.NAME, file -> {
                CardFile.Result read = CardFile.read(file);
                accept(read.diagnostics());
                return read.cards();
            });
            return from.write(AnkiText.of(cards), cards.size() + " cards");
        }
    }

    /** Writes captions. */
    @Command(
            name = "vtt",
            mixinStandardHelpOptions = true,
            description =
                    "Writes the captions of a lesson's dialogue as WebVTT; they fit what the command audio writes.")
    static final class Vtt implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "LESSON", description = "Lesson folder.")
        @SuppressWarnings("NullAway.Init")
        private Path lesson;

        @Option(names = "--out", paramLabel = "F", required = true, description = "The file to write.")
        @SuppressWarnings("NullAway.Init")
        private Path out;

        @Override
        public Integer call() {
            Captions captions = Spoken.of(lesson).narration().captions();
            return write(spec, out, captions.text(), captions.cues().size() + " sentences");
        }
    }

    /** A file of a lesson's folder, or the file itself. */
    static Path file(Path lesson, String name) {
        Path file = Files.isDirectory(lesson) ? lesson.resolve(name) : lesson;
        if (!Files.isRegularFile(file)) {
            throw new BadInput("skyferry: there is no " + name + " in " + lesson);
        }
        return file;
    }

    /** @throws BadInput with all that is wrong */
    static void accept(Diagnostics diagnostics) {
        if (diagnostics.hasErrors()) {
            throw new BadInput(String.join(
                    System.lineSeparator(),
                    diagnostics.all().stream().map(Object::toString).toList()));
        }
    }

    static int write(CommandSpec spec, Path out, String text, String what) {
        try {
            Files.writeString(out, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(out + ": " + what);
        terminal.flush();
        return Exit.DONE;
    }
}
