package skyferry.lesson.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import skyferry.model.Scenario;
import skyferry.scenario.text.Diagnostic;
import skyferry.scenario.text.TextFile;

/**
 * The files beside a lesson's text: dialogue, cards, quiz.
 *
 * @param cards ids of its cards
 * @param dialogueWords how many words are spoken
 * @param problems what is wrong in them
 */
record Companions(List<String> cards, int dialogueWords, List<Diagnostic> problems) {
    private static final int MOST_BYTES = 1 << 20;

    Companions {
        cards = List.copyOf(cards);
        problems = List.copyOf(problems);
    }

    static Companions read(Path folder, Scenario scenario) {
        List<Diagnostic> problems = new ArrayList<>();
        int words = 0;
        Path dialogue = folder.resolve("dialogue.md");
        if (Files.exists(dialogue)) {
            TextFile.Loaded loaded = TextFile.read(dialogue, MOST_BYTES);
            problems.addAll(loaded.diagnostics().all());
            words = ReadingTime.words(loaded.diagnostics().source().text());
        }
        return new Companions(List.of(), words, problems);
    }

    /** Scenario files beside the lesson's own: worked twins of hints. */
    static List<Path> twins(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("twin.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
