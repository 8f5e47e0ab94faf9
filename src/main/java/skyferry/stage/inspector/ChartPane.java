package skyferry.stage.inspector;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import skyferry.migration.MigrationRecord;
import skyferry.run.Timeline;
import skyferry.scene.Picture;
import skyferry.scene.PlotInput;
import skyferry.scene.PlotScene;
import skyferry.scene.Quantities;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;
import skyferry.stage.parts.Segments;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/**
 * The charts of a move, on the clock of the window: the pointer reads values, a click goes there, the wheel zooms, a double click
 * shows the whole move again; from its menu a chart is copied as a table or as a picture.
 */
final class ChartPane extends VBox {
    private static final double HEIGHT = 168;
    private static final double ZOOM = 0.8;
    private static final int ROWS = 501;

    /** Nothing shorter is shown, nanoseconds. */
    private static final long SHORTEST = 2_000_000L;

    /** A copied picture is this many times as large as on the screen. */
    private static final double SHARP = 2;

    private final Words words;
    private final Look look;
    private final Session session;
    private final PictureCanvas canvas;
    private final ObjectProperty<ChartKind> kind = new SimpleObjectProperty<>(this, "kind", ChartKind.LEFT);
    private final ContextMenu menu = new ContextMenu();
    private Optional<MigrationRecord> move = Optional.empty();
    private OptionalLong read = OptionalLong.empty();
    private long from;
    private long to = SHORTEST;

    ChartPane(Words words, Look look, Session session, Painter painter) {
        super(6);
        this.words = words;
        this.look = look;
        this.session = session;
        this.canvas = new PictureCanvas(painter, (w, h) -> List.of(compose(w, h)), 1);
        setId("charts");
        canvas.setId("chart");
        canvas.getStyleClass().add("chart");
        canvas.setMinHeight(HEIGHT);
        canvas.setPrefHeight(HEIGHT);
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Segments<ChartKind> kinds = new Segments<>(List.of(ChartKind.values()), k -> words.of("chart." + k), kind);
        kinds.getStyleClass().add("small-segments");
        getChildren().addAll(kinds, canvas);
        kind.addListener((property, old, chosen) -> say());
        look.themeProperty().subscribe(theme -> canvas.redraw());
        look.textScaleProperty().subscribe(scale -> {
            canvas.setMinHeight(HEIGHT * Math.max(1, scale.doubleValue() * 0.85));
            canvas.redraw();
        });
        pointer();
        menu();
    }

    private void pointer() {
        canvas.setOnMouseMoved(event -> readAt(OptionalLong.of(instantAt(event.getX()))));
        canvas.setOnMouseExited(event -> readAt(OptionalLong.empty()));
        canvas.setOnMouseClicked(this::click);
        canvas.setOnScroll(this::wheel);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                menu.show(
                        canvas,
                        canvas.localToScreen(20, 20).getX(),
                        canvas.localToScreen(20, 20).getY());
                event.consume();
            }
        });
        canvas.setOnContextMenuRequested(event -> menu.show(canvas, event.getScreenX(), event.getScreenY()));
    }

    private void menu() {
        add("chart-csv", "chart.copy.csv", () -> copy(content -> content.putString(csv())));
        add(
                "chart-png",
                "chart.copy.png",
                () -> copy(content -> {
                    SnapshotParameters sharp = new SnapshotParameters();
                    sharp.setTransform(Transform.scale(SHARP, SHARP));
                    content.putImage(canvas.snapshot(sharp, null));
                }));
        add("chart-whole", "chart.whole", this::showWhole);
    }

    private void add(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(words.of(key));
        item.setId(id);
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
    }

    private static void copy(Consumer<ClipboardContent> fill) {
        ClipboardContent content = new ClipboardContent();
        fill.accept(content);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The chart as a table with commas. */
    String csv() {
        return move.map(m -> PlotScene.csv(input(m, 400, 200), ROWS)).orElse("");
    }

    private Picture compose(double width, double height) {
        return move.map(m -> PlotScene.compose(input(m, width, height)))
                .orElseGet(() -> new Picture(width, height, List.of(), List.of()));
    }

    private PlotInput input(MigrationRecord of, double width, double height) {
        Timeline timeline = session.run().timeline();
        return new PlotInput(
                kind.get().lines(words, of, timeline),
                kind.get().unit(),
                kind.get() == ChartKind.LEFT ? PlotInput.Scale.POWERS : PlotInput.Scale.EVEN,
                from,
                to,
                session.glance().nanos(),
                read,
                look.palette(),
                width,
                height,
                look.textScale());
    }

    private static long end(MigrationRecord of) {
        return Math.max(of.lastNanos(), of.startNanos() + SHORTEST);
    }

    private long instantAt(double x) {
        return move.map(m -> PlotScene.instantAt(input(m, canvas.getWidth(), canvas.getHeight()), x))
                .map(at -> Math.clamp(at, from, to))
                .orElse(0L);
    }

    private void readAt(OptionalLong at) {
        read = at;
        say();
    }

    private void click(MouseEvent event) {
        canvas.requestFocus();
        if (event.getClickCount() == 2) {
            showWhole();
        } else if (event.isStillSincePress() && event.getButton() == MouseButton.PRIMARY) {
            session.player().pause();
            session.player().seek(instantAt(event.getX()));
        }
    }

    private void wheel(ScrollEvent event) {
        double notches = event.getDeltaY() / event.getMultiplierY();
        move.filter(m -> notches != 0).ifPresent(m -> {
            long around = instantAt(event.getX());
            long whole = end(m) - m.startNanos();
            long length = Math.clamp(Math.round((to - from) * Math.pow(ZOOM, notches)), SHORTEST, whole);
            double share = (double) (around - from) / (to - from);
            from = Math.clamp(around - Math.round(share * length), m.startNanos(), end(m) - length);
            to = from + length;
            canvas.redraw();
        });
        event.consume();
    }

    private void showWhole() {
        move.ifPresent(m -> {
            from = m.startNanos();
            to = end(m);
            canvas.redraw();
        });
    }

    /** Shows a move as it stands at the instant shown; another move is shown whole. */
    void show(MigrationRecord next) {
        boolean other = move.filter(
                        m -> m.vm().equals(next.vm()) && m.startNanos() == next.startNanos() && end(m) == end(next))
                .isEmpty();
        move = Optional.of(next);
        if (other) {
            showWhole();
        }
        say();
    }

    /** For ears: every line's value where it is read. */
    private void say() {
        move.ifPresent(m -> {
            PlotInput input = input(m, 400, 200);
            StringBuilder spoken = new StringBuilder(words.of("chart." + kind.get()))
                    .append(", ")
                    .append(Quantities.clock(input.readAt()));
            for (PlotInput.Line line : input.lines()) {
                double value = line.value().applyAsDouble(input.readAt());
                spoken.append("; ")
                        .append(line.name())
                        .append(": ")
                        .append(
                                Double.isNaN(value)
                                        ? words.of("none")
                                        : input.unit().write(value));
            }
            canvas.setAccessibleText(spoken.toString());
        });
        canvas.redraw();
    }
}
