package skyferry.lesson.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import skyferry.lesson.Dialogue;
import skyferry.lesson.DialogueReader;
import skyferry.lesson.quiz.GiftReader;
import skyferry.lesson.quiz.Question;
import skyferry.lesson.recall.Card;
import skyferry.lesson.recall.CardFile;
import skyferry.lesson.recall.Replay;
import skyferry.model.Scenario;
import skyferry.scenario.text.Diagnostic;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;

/**
 * The files beside a lesson's text: dialogue, cards, quiz.
 *
 * @param cards ids of its cards
 * @param dialogueWords how many words are spoken
 * @param problems what is wrong in them
 */
record Companions(List<String> cards, int dialogueWords, List<Diagnostic> problems) {
    Companions {
        cards = List.copyOf(cards);
        problems = List.copyOf(problems);
    }

    /** What stands in the folder of the lesson of that id; a file that is not there is not missed. */
    static Companions read(Path folder, String lesson, Scenario scenario) {
        List<Diagnostic> problems = new ArrayList<>();
        AuthorRuns runs = new AuthorRuns(scenario);
        List<Card> cards = cards(folder.resolve(CardFile.NAME), lesson, runs, problems);
        quiz(folder.resolve(GiftReader.NAME), runs, problems);
        int words = 0;
        Path spoken = folder.resolve(DialogueReader.NAME);
        if (Files.exists(spoken)) {
            DialogueReader.Result read = DialogueReader.read(spoken);
            read.dialogue().ifPresent(dialogue -> events(dialogue, runs, read.diagnostics()));
            problems.addAll(read.diagnostics().all());
            words = read.dialogue().map(Dialogue::text).map(ReadingTime::words).orElse(0);
        }
        return new Companions(cards.stream().map(Card::id).toList(), words, problems);
    }

    private static List<Card> cards(Path file, String lesson, AuthorRuns runs, List<Diagnostic> problems) {
        if (!Files.exists(file)) {
            return List.of();
        }
        CardFile.Result read = CardFile.read(file);
        Diagnostics diagnostics = read.diagnostics();
        for (Card card : read.cards()) {
            Place place = find(diagnostics, card.id() + "\t");
            if (!card.lesson().equals(lesson)) {
                diagnostics
                        .at(place, Problem.BAD_NAME, card.id())
                        .expected(lesson + "-01 and so on")
                        .add();
            }
            card.replay().ifPresent(replay -> check(replay, place, runs, diagnostics));
        }
        problems.addAll(diagnostics.all());
        return read.cards();
    }

    private static void quiz(Path file, AuthorRuns runs, List<Diagnostic> problems) {
        if (!Files.exists(file)) {
            return;
        }
        GiftReader.Result read = GiftReader.read(file);
        for (Question question : read.questions()) {
            question.head()
                    .run()
                    .ifPresent(
                            replay -> check(replay, find(read.diagnostics(), replay.text()), runs, read.diagnostics()));
        }
        problems.addAll(read.diagnostics().all());
    }

    /** An event that no run of the author's has would leave the picture where it is. */
    private static void events(Dialogue dialogue, AuthorRuns runs, Diagnostics diagnostics) {
        for (Dialogue.Line line : dialogue.lines()) {
            String event = line.sentence().event();
            boolean comes = event.isEmpty()
                    || runs.names().stream()
                            .anyMatch(run -> Replay.parse(run + "@" + event)
                                    .flatMap(replay -> runs.of(run).flatMap(replay::in))
                                    .isPresent());
            if (!comes) {
                diagnostics
                        .at(find(diagnostics, "{goto=" + event + "}"), Problem.NO_REPLAY, event)
                        .add();
            }
        }
    }

    private static void check(Replay replay, Place place, AuthorRuns runs, Diagnostics diagnostics) {
        if (!runs.names().contains(replay.run())) {
            diagnostics
                    .at(place, Problem.UNKNOWN_REFERENCE, "run", replay.run())
                    .nearestOrExpected(replay.run(), runs.names())
                    .add();
        } else if (runs.of(replay.run()).flatMap(replay::in).isEmpty()) {
            diagnostics.at(place, Problem.NO_REPLAY, replay.text()).add();
        }
    }

    /** Where a text stands first; the start of the file if it does not. */
    private static Place find(Diagnostics diagnostics, String text) {
        String all = diagnostics.source().text();
        int at = all.indexOf(text);
        return at < 0 ? Place.START : diagnostics.source().placeOf(all.codePointCount(0, at));
    }

    /** Scenario files beside the lesson's own: worked twins of hints and what else the text lays beside a run. */
    static List<Path> others(Path folder, Path own) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !Objects.equals(file.getFileName(), own.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
