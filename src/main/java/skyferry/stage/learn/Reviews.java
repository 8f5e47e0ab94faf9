package skyferry.stage.learn;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import skyferry.lesson.recall.Card;
import skyferry.lesson.recall.CardFile;
import skyferry.lesson.recall.Replay;
import skyferry.record.Entry;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.desk.Notebook;
import skyferry.stage.learn.desk.Recall;
import skyferry.stage.learn.overview.Catalogue;
import skyferry.stage.learn.overview.LessonsPage;
import skyferry.stage.learn.overview.ReviewOffer;
import skyferry.stage.learn.overview.ReviewPage;
import skyferry.stage.learn.overview.ReviewPlan;
import skyferry.stage.session.Background;
import skyferry.stage.session.Library;
import skyferry.stage.words.Words;

/** Offers what is to be recalled over all lessons, and asks it: never unasked, and a mixed review but once. */
final class Reviews {
    private final Words words;
    private final LessonDesk desk;
    private final Notebook notebook;
    private final Library library;
    private final Background background;
    private final LessonRoom.Window window;
    private final Function<Recall.Shown, Node> projector;

    Reviews(
            Words words,
            LessonDesk desk,
            Library library,
            Background background,
            LessonRoom.Window window,
            Function<Recall.Shown, Node> projector) {
        this.words = words;
        this.desk = desk;
        this.notebook = desk.notebook();
        this.library = library;
        this.background = background;
        this.window = window;
        this.projector = projector;
    }

    /** Puts at the head of the lessons what may be recalled today; nothing where there is nothing. */
    void offer(LessonsPage page, Catalogue catalogue, List<Entry> notes) {
        background.run(() -> plan(catalogue, notes), plan -> {
            ReviewOffer offer = new ReviewOffer(
                    words,
                    plan,
                    new ReviewOffer.Deeds(
                            () -> ask(catalogue, plan.due()),
                            () -> {
                                notebook.write(plan.offered());
                                ask(catalogue, plan.mixed());
                            },
                            () -> notebook.write(plan.offered())));
            if (!offer.isEmpty()) {
                page.head(offer);
            }
        });
    }

    private ReviewPlan plan(Catalogue catalogue, List<Entry> notes) {
        List<Card> cards = catalogue.lessons().stream()
                .flatMap(item -> CardFile.read(item.entry().file().resolve(CardFile.NAME)).cards().stream())
                .toList();
        return ReviewPlan.of(
                catalogue.lessons().stream().map(Catalogue.Item::lesson).toList(), cards, notes, notebook.now());
    }

    private void ask(Catalogue catalogue, List<Card> cards) {
        ReviewPage[] page = new ReviewPage[1];
        page[0] = ReviewPage.of(
                words,
                cards,
                desk.recall()::review,
                card -> card.replay().ifPresent(replay -> replay(catalogue, card, replay, page[0])),
                window::uncover);
        window.cover(page[0]);
    }

    /** The run belongs to another lesson than the one that is open: its scenario is read for it. */
    private void replay(Catalogue catalogue, Card card, Replay replay, ReviewPage page) {
        catalogue.lessons().stream()
                .filter(item -> item.lesson().id().equals(card.lesson()))
                .findFirst()
                .map(item -> item.entry().file())
                .ifPresent(file -> background.run(() -> library.read(file), reading -> {
                    if (reading instanceof Library.Reading.Read read) {
                        desk.recall()
                                .replay(read.study().scenario(), replay, shown -> page.show(projector.apply(shown)));
                    }
                }));
    }
}
