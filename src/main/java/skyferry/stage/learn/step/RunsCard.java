package skyferry.stage.learn.step;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.scene.Quantities;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.desk.Side;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/** The learner's runs and the author's side by side, by what they cost; each can be shown on the canvas. */
final class RunsCard extends VBox {
    private final Words words;
    private final LessonDesk desk;
    private final Card card = new Card();

    RunsCard(Words words, LessonDesk desk, Following following) {
        super(4);
        this.words = words;
        this.desk = desk;
        setId("runs");
        card.getChildren().add(Nodes.text(words.of("runs.wait"), "muted"));
        getChildren().addAll(new Heading(words.of("runs")), card);
        following.follow(() -> desk.sides(this::show), desk.session().runProperty());
    }

    private void show(List<Side> sides) {
        card.getChildren().clear();
        int own = 0;
        for (Side side : sides) {
            own += side.name().isEmpty() ? 1 : 0;
            card.getChildren().add(row(side, own));
        }
        if (own == 0) {
            card.getChildren().addFirst(Nodes.text(words.of("runs.none"), "muted"));
        }
    }

    private VBox row(Side side, int own) {
        String title = side.name().isEmpty() ? words.of("runs.yours", own) : words.of("runs.author", side.name());
        Label name = Nodes.text(title, "strong");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(6, name);
        if (desk.session().run().actions().equals(side.actions())) {
            head.getChildren().add(Nodes.line(words.of("runs.now"), "muted"));
        } else {
            String id = "run-" + (side.name().isEmpty() ? "own-" + own : side.name());
            head.getChildren()
                    .add(Nodes.button(
                            id, words.of("runs.show"), () -> desk.session().show(side.actions())));
        }
        GridPane costs = new GridPane(8, 1);
        int row = 0;
        if (!side.outcome().isEmpty()) {
            costs.addRow(
                    row++, Nodes.head(words.of("runs.ends")), Nodes.text(words.of("runs.outcome." + side.outcome())));
        }
        if (side.movedNanos() > 0) {
            costs.addRow(
                    row++,
                    Nodes.head(words.of("runs.took")),
                    Nodes.text(Quantities.duration(side.movedNanos()), "mono"));
            costs.addRow(
                    row++, Nodes.head(words.of("runs.sent")), Nodes.text(Quantities.bytes(side.sentBytes()), "mono"));
            costs.addRow(
                    row,
                    Nodes.head(words.of("runs.pause")),
                    Nodes.text(Quantities.duration(side.pauseNanos()), "mono"));
        }
        VBox box = new VBox(2, head, costs);
        box.getStyleClass().add("side-run");
        return box;
    }
}
