package skyferry.stage.learn.overview;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.lesson.check.Function;
import skyferry.lesson.check.Functions;
import skyferry.lesson.check.ValueType;
import skyferry.scenario.shape.Dimension;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/** The check language: how a goal is written, and every function with what it takes and gives, from the functions themselves. */
public final class ReferencePage extends CoverPage {
    private static final List<String> EXAMPLES = List.of(
            "vm(web-1).host == host-c and mig(web-1).outcome == completed",
            "gap(db-1 -> web-1, every=10 ms) < 400 ms",
            "always(leaks(* -> *) == 0)",
            "eventually(vm(web-1).host == host-c) within 2 s of resume(web-1)",
            "held(max(host(*).cpu) < 75 %, 30 s)",
            "at(resume, vm(web-1).mem_digest) == at(pause, vm(web-1).mem_digest)");

    /** @param words those of lessons */
    public ReferencePage(Words words, Runnable onClose) {
        super(words, words.of("reference.title"), onClose, contents(words));
    }

    private static Region contents(Words words) {
        VBox page = new VBox(10);
        page.setMaxWidth(1100);
        page.getChildren().addAll(text(words.of("reference.what")), new Heading(words.of("reference.form")));
        for (int i = 1; words.has("reference.rule." + i); i++) {
            page.getChildren().add(text("• " + words.of("reference.rule." + i)));
        }
        page.getChildren().add(new Heading(words.of("reference.examples")));
        EXAMPLES.forEach(example -> page.getChildren().add(mono(example)));
        page.getChildren().add(new Heading(words.of("reference.units")));
        page.getChildren().add(units());
        page.getChildren().add(new Heading(words.of("reference.events")));
        page.getChildren().add(mono(String.join("  ", Functions.EVENTS)));
        page.getChildren().add(new Heading(words.of("reference.functions")));
        page.getChildren().add(functions());
        return page;
    }

    private static GridPane units() {
        GridPane grid = grid(2);
        int row = 0;
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.MEMORY) {
                grid.addRow(row++, text(dimension.title()), mono(String.join("  ", dimension.units())));
            }
        }
        return grid;
    }

    /** Every function and every part of its value: as it is written, what it gives, what it means. */
    static GridPane functions() {
        GridPane grid = grid(3);
        int row = 0;
        for (Map.Entry<String, Function> entry : Functions.ALL.entrySet()) {
            Function function = entry.getValue();
            Label name = mono(function.signature());
            name.getStyleClass().add("strong");
            grid.addRow(row++, name, text(function.own().map(ValueType::title).orElse("")), text(function.doc()));
            for (Map.Entry<String, Function.Member> member : function.members().entrySet()) {
                Function.Member of = member.getValue();
                grid.addRow(row++, mono("    ." + member.getKey()), text(kind(of.type())), text(of.doc()));
            }
        }
        return grid;
    }

    /** The words that a value can be, where there are few; else what kind of value it is. */
    private static String kind(ValueType type) {
        return type instanceof ValueType.Word(var words) && !words.isEmpty() && words.size() <= 8
                ? String.join(", ", words)
                : type.title();
    }

    private static GridPane grid(int columns) {
        GridPane grid = new GridPane(18, 4);
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i == columns - 1 ? Priority.ALWAYS : Priority.NEVER);
            if (i == 0 && columns > 2) {
                column.setPrefWidth(330);
            }
            if (i == 1 && columns > 2) {
                column.setPrefWidth(250);
            }
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label mono(String words) {
        Label label = text(words);
        label.getStyleClass().add("mono");
        return label;
    }
}
