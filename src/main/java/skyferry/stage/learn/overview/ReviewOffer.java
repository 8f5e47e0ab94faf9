package skyferry.stage.learn.overview;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** A quiet line or two at the head of the lessons: cards that are due, and after a week a mixed review. Nothing where there is nothing. */
public final class ReviewOffer extends VBox {

    /** What can be done with what is offered. */
    public record Deeds(Runnable due, Runnable mixed, Runnable notNow) {}

    public ReviewOffer(Words words, ReviewPlan plan, Deeds deeds) {
        super(8);
        setId("review-offer");
        if (!plan.due().isEmpty()) {
            HBox row = row(words.of("review.due", plan.due().size()));
            row.getChildren().add(Nodes.button("review-due", words.of("review.due.begin"), deeds.due()));
            getChildren().add(row);
        }
        if (!plan.mixed().isEmpty()) {
            HBox row = row(words.of(
                    "review.mixed",
                    String.join(", ", plan.lessons()),
                    plan.mixed().size()));
            row.getChildren()
                    .addAll(
                            Nodes.button("review-mixed", words.of("review.mixed.begin"), deeds.mixed()),
                            Nodes.button("review-not-now", words.of("review.not"), () -> {
                                getChildren().remove(row);
                                deeds.notNow().run();
                            }));
            getChildren().add(row);
        }
    }

    private static HBox row(String text) {
        HBox row = new HBox(10, Nodes.text(text));
        HBox.setHgrow(row.getChildren().getFirst(), Priority.ALWAYS);
        ((javafx.scene.control.Label) row.getChildren().getFirst()).setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("card", "review-row");
        return row;
    }

    /** Whether anything is offered. */
    public boolean isEmpty() {
        return getChildren().isEmpty();
    }
}
