package skyferry.stage.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.run.Explanations.Figure;
import skyferry.stage.inspector.Sheet.Row;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/** The figures of a sheet in cards. While only the amounts change, the labels stay and take the new text. */
final class SheetView extends VBox {
    /** Letters of a value that fit beside its name in the pane at its usual width. */
    private static final int MOST_BESIDE = 20;

    private final Words words;
    private final BiConsumer<Figure, Node> ask;
    private final List<Labeled> values = new ArrayList<>();
    private List<String> shape = List.of();

    /** @param ask called when a figure is asked why it is so, with the node to point at */
    SheetView(Words words, BiConsumer<Figure, Node> ask) {
        this.words = words;
        this.ask = ask;
        setSpacing(4);
    }

    void show(List<Sheet.Section> sections) {
        List<String> next = shapeOf(sections);
        if (!next.equals(shape)) {
            shape = next;
            build(sections);
        }
        int i = 0;
        for (Sheet.Section section : sections) {
            for (Row row : section.rows()) {
                show(values.get(i++), row);
            }
        }
    }

    private static List<String> shapeOf(List<Sheet.Section> sections) {
        List<String> names = new ArrayList<>();
        for (Sheet.Section section : sections) {
            names.add("# " + section.heading());
            section.rows()
                    .forEach(row ->
                            names.add(row.name() + row.ask().map(Enum::name).orElse("") + (tooLong(row) ? "..." : "")));
        }
        return names;
    }

    private void show(Labeled label, Row row) {
        if (!row.value().equals(label.getText())) {
            label.setText(row.value());
            label.setAccessibleText(row.name() + ": " + row.value());
        }
    }

    private void build(List<Sheet.Section> sections) {
        getChildren().clear();
        values.clear();
        for (Sheet.Section section : sections) {
            if (section.rows().isEmpty()) {
                continue;
            }
            if (!section.heading().isEmpty()) {
                getChildren().add(new Heading(section.heading()));
            }
            GridPane grid = new GridPane(8, 4);
            grid.getStyleClass().add("figures");
            ColumnConstraints names = new ColumnConstraints();
            names.setHgrow(Priority.ALWAYS);
            ColumnConstraints amounts = new ColumnConstraints();
            amounts.setHalignment(HPos.RIGHT);
            amounts.setFillWidth(false);
            grid.getColumnConstraints().addAll(names, amounts);
            for (int i = 0; i < section.rows().size(); i++) {
                Row row = section.rows().get(i);
                Labeled value = value(row);
                values.add(value);
                Label name = new Label(row.name());
                name.setWrapText(true);
                name.setMinHeight(Label.USE_PREF_SIZE);
                if (tooLong(row)) {
                    under(grid, i, name, value);
                } else {
                    grid.addRow(2 * i, name, value);
                }
            }
            getChildren().add(new Card(grid));
        }
    }

    private static boolean tooLong(Row row) {
        return row.value().length() > MOST_BESIDE;
    }

    /** A long value has the line under its name for itself, and more lines if it needs them. */
    private static void under(GridPane grid, int i, Label name, Labeled value) {
        value.setWrapText(true);
        value.setMinWidth(0);
        value.setMinHeight(Labeled.USE_PREF_SIZE);
        GridPane.setHalignment(value, HPos.LEFT);
        GridPane.setFillWidth(value, true);
        grid.add(name, 0, 2 * i, 2, 1);
        grid.add(value, 0, 2 * i + 1, 2, 1);
    }

    private Labeled value(Row row) {
        Optional<Figure> figure = row.ask();
        Labeled value = figure.<Labeled>map(this::link).orElseGet(Label::new);
        value.getStyleClass().addAll("mono", "amount");
        value.setMinWidth(Label.USE_PREF_SIZE);
        return value;
    }

    private Hyperlink link(Figure figure) {
        Hyperlink link = new Hyperlink();
        link.setId("why-" + figure);
        link.getStyleClass().add("figure-link");
        link.setTooltip(new Tooltip(words.of("why.tip")));
        link.setOnAction(event -> {
            link.setVisited(false);
            ask.accept(figure, link);
        });
        return link;
    }
}
