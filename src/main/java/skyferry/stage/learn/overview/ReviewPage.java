package skyferry.stage.learn.overview;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import skyferry.lesson.recall.Card;
import skyferry.lesson.recall.Grade;
import skyferry.stage.learn.recall.CardDeck;
import skyferry.stage.words.Words;

/** Cards of several lessons over the whole window, with the ten seconds of a run below the card that names them. */
public final class ReviewPage extends CoverPage {
    private final CardDeck deck;
    private final VBox picture;

    private ReviewPage(Words words, CardDeck deck, VBox picture, Runnable onClose) {
        super(words, words.of("review.title"), onClose, column(deck, picture));
        this.deck = deck;
        this.picture = picture;
    }

    private static VBox column(Node... nodes) {
        VBox column = new VBox(16, nodes);
        column.setMaxWidth(760);
        return column;
    }

    /** Lays a moving picture below the card; in place of the one before. */
    public void show(Node replay) {
        picture.getChildren().setAll(replay);
    }

    /**
     * The page.
     *
     * @param review is told how well a card was remembered
     * @param replay asks for the ten seconds that a card names
     */
    public static ReviewPage of(
            Words words, List<Card> cards, BiConsumer<Card, Grade> review, Consumer<Card> replay, Runnable onClose) {
        VBox picture = new VBox();
        CardDeck.Asks asks = new CardDeck.Asks(
                (card, grade) -> {
                    picture.getChildren().clear();
                    review.accept(card, grade);
                },
                replay,
                () -> {});
        return new ReviewPage(words, new CardDeck(words, cards, asks), picture, onClose);
    }

    @Override
    public void requestFocus() {
        deck.requestFocus();
    }
}
