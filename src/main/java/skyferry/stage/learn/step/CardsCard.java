package skyferry.stage.learn.step;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import skyferry.lesson.recall.Card;
import skyferry.lesson.recall.Grade;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/** The cards of a lesson one after the other: the question, then the answer and how well it was remembered. */
final class CardsCard extends VBox {
    private final Words words;
    private final LessonDesk desk;
    private final skyferry.stage.parts.Card box = new skyferry.stage.parts.Card();
    private List<Card> cards = List.of();
    private int at;

    CardsCard(Words words, LessonDesk desk) {
        super(4);
        this.words = words;
        this.desk = desk;
        setId("cards");
        box.getStyleClass().add("own-words");
        getChildren().addAll(new Heading(words.of("cards")), box);
        box.getChildren().add(Nodes.text(words.of("cards.none"), "muted"));
        desk.cards(found -> {
            cards = found;
            front();
        });
    }

    private void front() {
        if (cards.isEmpty()) {
            return;
        }
        Card card = cards.get(at);
        Node turn = Nodes.button("card-turn", words.of("cards.turn"), () -> back(card));
        box.getChildren()
                .setAll(
                        Nodes.text(words.of("cards.place", at + 1, cards.size()), "muted", "small"),
                        Nodes.text(card.front(), "strong"),
                        turn);
    }

    private void back(Card card) {
        FlowPane grades = new FlowPane(4, 4);
        for (Grade grade : Grade.values()) {
            grades.getChildren().add(Nodes.button("grade-" + grade, words.of("grade." + grade), () -> {
                desk.review(card, grade);
                next();
            }));
        }
        box.getChildren()
                .setAll(
                        Nodes.text(words.of("cards.place", at + 1, cards.size()), "muted", "small"),
                        Nodes.text(card.front(), "strong"),
                        Nodes.text(card.back()));
        card.replay()
                .ifPresent(replay -> box.getChildren()
                        .add(Nodes.button("card-replay", words.of("cards.replay"), () -> desk.replay(replay))));
        box.getChildren().addAll(Nodes.text(words.of("cards.how"), "muted"), grades);
        grades.getChildren().getFirst().requestFocus();
    }

    private void next() {
        at = (at + 1) % cards.size();
        if (at == 0) {
            box.getChildren().setAll(Nodes.text(words.of("cards.done")), again());
        } else {
            front();
            box.getChildren().getLast().requestFocus();
        }
    }

    private Node again() {
        return Nodes.button("card-again", words.of("cards.again"), this::front);
    }
}
