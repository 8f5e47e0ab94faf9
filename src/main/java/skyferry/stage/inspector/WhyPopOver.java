package skyferry.stage.inspector;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import skyferry.run.Explanation;
import skyferry.run.Explanations.Figure;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** "Why this number": the formula of a figure, what was put in, how each value is known and from where. */
final class WhyPopOver {
    private final Words words;
    private final Look look;
    private final Reasons reasons;

    WhyPopOver(Words words, Look look) {
        this.words = words;
        this.look = look;
        this.reasons = new Reasons(words);
    }

    /** Shows the explanation beside the figure that was asked. */
    void show(Figure figure, Explanation why, Node owner) {
        PopOver popOver = new PopOver(content(figure, why));
        popOver.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        look.dressPopup(popOver.getRoot());
        popOver.show(owner);
    }

    /** What the popover holds. */
    VBox content(Figure figure, Explanation why) {
        VBox box = new VBox();
        box.setId("why");
        box.getStyleClass().add("why");
        Label title = new Label(words.of("figure." + figure));
        title.getStyleClass().add("title");
        box.getChildren().addAll(title, line(reasons.formula(why), "strong"));
        if (!reasons.filled(why).isEmpty()) {
            box.getChildren().add(line(reasons.filled(why), "mono"));
        }
        box.getChildren().addAll(line(reasons.result(why), "mono"), table(why));
        if (!reasons.remark(why).isEmpty()) {
            box.getChildren().add(line(reasons.remark(why), "muted"));
        }
        return box;
    }

    private GridPane table(Explanation why) {
        GridPane grid = new GridPane(12, 5);
        grid.getStyleClass().add("why-values");
        int row = 0;
        for (Reasons.Line line : reasons.lines(why)) {
            Label amount = new Label(line.amount());
            amount.getStyleClass().add("mono");
            Label label = new Label(line.label());
            label.getStyleClass().addAll("tag", "tag-" + line.kind());
            label.setMinWidth(Region.USE_PREF_SIZE);
            Label source = new Label(line.source());
            source.getStyleClass().add("muted");
            source.setWrapText(true);
            source.setPrefWidth(210);
            source.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(row++, new Label(line.name()), amount, label, source);
        }
        return grid;
    }

    private static Label line(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setMaxWidth(560);
        return label;
    }
}
