package skyferry.stage.learn.recall;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import skyferry.lesson.recall.Card;
import skyferry.lesson.recall.Grade;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** Cards one after the other: the question, then the answer and how well it was remembered. */
public final class CardDeck extends VBox {
    private final Words words;
    private final List<Card> cards;
    private final Asks asks;
    private int at;

    /**
     * What a deck asks for.
     *
     * @param review is told how well a card was remembered
     * @param replay shows the ten seconds that a card names
     * @param done is told that the last card was answered
     */
    public record Asks(BiConsumer<Card, Grade> review, Consumer<Card> replay, Runnable done) {}

    public CardDeck(Words words, List<Card> cards, Asks asks) {
        super(8);
        this.words = words;
        this.cards = List.copyOf(cards);
        this.asks = asks;
        setId("card-deck");
        getStyleClass().addAll("card", "own-words");
        if (cards.isEmpty()) {
            getChildren().add(Nodes.text(words.of("cards.none"), "muted"));
        } else {
            front();
        }
    }

    private void front() {
        Card card = cards.get(at);
        getChildren().setAll(head(card));
        getChildren().add(Nodes.button("card-turn", words.of("cards.turn"), () -> back(card)));
    }

    private List<Node> head(Card card) {
        return List.of(
                Nodes.text(words.of("cards.place", at + 1, cards.size()), "muted", "small"),
                Nodes.text(card.front(), "strong"));
    }

    private void back(Card card) {
        FlowPane grades = new FlowPane(4, 4);
        for (Grade grade : Grade.values()) {
            grades.getChildren().add(Nodes.button("grade-" + grade, words.of("grade." + grade), () -> {
                asks.review().accept(card, grade);
                next();
            }));
        }
        getChildren().setAll(head(card));
        getChildren().add(Nodes.text(card.back()));
        if (card.replay().isPresent()) {
            getChildren()
                    .add(Nodes.button(
                            "card-replay",
                            words.of("cards.replay"),
                            () -> asks.replay().accept(card)));
        }
        getChildren().addAll(Nodes.text(words.of("cards.how"), "muted"), grades);
        grades.getChildren().getFirst().requestFocus();
    }

    private void next() {
        at = (at + 1) % cards.size();
        if (at == 0) {
            getChildren().setAll(Nodes.text(words.of("cards.done")), again());
            asks.done().run();
        } else {
            front();
        }
        getChildren().getLast().requestFocus();
    }

    private Node again() {
        return Nodes.button("card-again", words.of("cards.again"), () -> {
            front();
            getChildren().getLast().requestFocus();
        });
    }

    /** The focus goes to what is to be done next. */
    @Override
    public void requestFocus() {
        getChildren().getLast().requestFocus();
    }
}
