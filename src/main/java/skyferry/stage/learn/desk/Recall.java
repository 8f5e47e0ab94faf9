package skyferry.stage.learn.desk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import skyferry.lesson.quiz.GiftReader;
import skyferry.lesson.quiz.Question;
import skyferry.lesson.recall.Card;
import skyferry.lesson.recall.CardFile;
import skyferry.lesson.recall.Grade;
import skyferry.lesson.recall.Replay;
import skyferry.lesson.trial.AuthorRuns;
import skyferry.model.Scenario;
import skyferry.record.Note;
import skyferry.run.Timeline;
import skyferry.stage.session.Background;

/** What stands beside a lesson's text to be recalled: cards, questions, and the runs that answer them. */
public final class Recall {
    private final Background background;
    private final Notebook notebook;

    Recall(Background background, Notebook notebook) {
        this.background = background;
        this.notebook = notebook;
    }

    /** Ten seconds of a run. */
    public record Shown(Scenario scenario, Timeline timeline, Replay.Stretch stretch) {}

    /** The cards in a lesson's folder. */
    public void cards(Path folder, Consumer<List<Card>> then) {
        background.run(() -> CardFile.read(folder.resolve(CardFile.NAME)).cards(), then);
    }

    /** The questions in a lesson's folder; none where it has no quiz. */
    public void quiz(Path folder, Consumer<List<Question>> then) {
        Path file = folder.resolve(GiftReader.NAME);
        background.run(() -> Files.isRegularFile(file) ? GiftReader.read(file).questions() : List.<Question>of(), then);
    }

    /** Writes down how well a card was remembered, with the lesson that the card belongs to. */
    public void review(Card card, Grade grade) {
        notebook.write(new Note(card.lesson(), Note.Kind.REVIEW, card.id(), grade.name()));
    }

    /** Computes the ten seconds of an author's run; nothing is handed on where the run has none such. */
    public void replay(Scenario scenario, Replay replay, Consumer<Shown> then) {
        background.run(
                () -> new AuthorRuns(scenario)
                        .of(replay.run())
                        .flatMap(
                                timeline -> replay.in(timeline).map(stretch -> new Shown(scenario, timeline, stretch))),
                (Optional<Shown> found) -> found.ifPresent(then));
    }
}
