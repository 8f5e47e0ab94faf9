package skyferry.stage.inspector;

import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import skyferry.migration.MigrationRecord;
import skyferry.scene.ChartScene;
import skyferry.scene.Picture;
import skyferry.scene.Quantities;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** The chart of a move's memory left to send against its stop line. */
final class LeftChart {
    private static final double HEIGHT = 150;

    private final Words words;
    private final Look look;
    private final PictureCanvas canvas;
    private Optional<MigrationRecord> move = Optional.empty();
    private long now;

    LeftChart(Words words, Look look, Painter painter) {
        this.words = words;
        this.look = look;
        this.canvas = new PictureCanvas(painter, (w, h) -> List.of(compose(w, h)), 1);
        canvas.getStyleClass().add("chart");
        canvas.setMinHeight(HEIGHT);
        canvas.setPrefHeight(HEIGHT);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        look.themeProperty().subscribe(theme -> canvas.redraw());
        look.textScaleProperty().subscribe(scale -> {
            canvas.setMinHeight(HEIGHT * Math.max(1, scale.doubleValue() * 0.85));
            canvas.redraw();
        });
    }

    private Picture compose(double width, double height) {
        return move.map(m -> ChartScene.memoryLeft(m, now, look.palette(), width, height, look.textScale()))
                .orElseGet(() -> new Picture(width, height, List.of(), List.of()));
    }

    /** Shows a move as it stands at an instant. */
    void show(MigrationRecord next, long nanos) {
        move = Optional.of(next);
        now = nanos;
        canvas.setAccessibleText(words.of(
                "chart.spoken",
                Quantities.bytes(next.leftBytes().at(nanos)),
                Quantities.bytes(next.thresholdBytes().at(nanos))));
        canvas.redraw();
    }

    PictureCanvas canvas() {
        return canvas;
    }
}
