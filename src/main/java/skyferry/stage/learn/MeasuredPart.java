package skyferry.stage.learn;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** The card that lays measured figures beside computed ones; not there when the scenario has none. */
final class MeasuredPart extends VBox {
    private final Words words;
    private final Comparison comparison;
    private final Card card = new Card();

    MeasuredPart(Words words, Session session) {
        this.words = words;
        this.comparison = new Comparison(words);
        setSpacing(4);
        setId("measured");
        getChildren().addAll(new Heading(words.of("measured.title")), card);
        session.runProperty().subscribe(run -> show(comparison.lines(run.timeline())));
    }

    private void show(List<Comparison.Line> lines) {
        setVisible(!lines.isEmpty());
        setManaged(!lines.isEmpty());
        GridPane grid = new GridPane(10, 4);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        grid.addRow(0, new Label(), muted(words.of("measured.measured")), muted(words.of("measured.computed")));
        int row = 1;
        for (Comparison.Line line : lines) {
            Label computed = mono(line.computed());
            line.within().ifPresent(within -> {
                computed.setText((within ? "✓ " : "✗ ") + line.computed());
                computed.getStyleClass().add(within ? "good" : "bad");
            });
            Label name = new Label(line.name());
            name.setMinWidth(70);
            grid.addRow(row++, name, mono(line.measured()), computed);
        }
        card.getChildren().setAll(grid);
        lines.stream()
                .map(Comparison.Line::source)
                .filter(source -> !source.isEmpty())
                .distinct()
                .forEach(source -> card.getChildren().add(muted(words.of("measured.source", source))));
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
