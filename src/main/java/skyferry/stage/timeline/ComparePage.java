package skyferry.stage.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.scene.CanvasInput;
import skyferry.scene.CanvasLayers;
import skyferry.scene.CanvasScene;
import skyferry.scene.Interaction;
import skyferry.scene.Picture;
import skyferry.scene.TimelineInput;
import skyferry.scene.TimelineScene;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;
import skyferry.stage.parts.Heading;
import skyferry.stage.parts.Segments;
import skyferry.stage.session.Difference;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** Two runs beside each other on one clock, an event of both at the same place of it, and what differs between their moves. */
public final class ComparePage extends VBox {
    private static final double LANES = 128;
    /** A world of this height has room for text of normal size. */
    private static final double ROOMY = 440;

    private static final double LEAST_TEXT = 0.7;

    private final Words words;
    private final Look look;
    private final Session session;
    private final Painter painter;
    private final Run first;
    private final ObjectProperty<Alignment> alignment =
            new SimpleObjectProperty<>(this, "alignment", Alignment.SWITCHOVER);
    private final GridPane table = new GridPane(14, 5);
    private final List<PictureCanvas> pictures;

    /**
     * @param first the run at the left; the one at the right is the session's, whose clock is shown
     * @param firstName what the first run is called
     */
    public ComparePage(
            Words words,
            Look look,
            Session session,
            Painter painter,
            Run first,
            String firstName,
            Runnable whenClosed) {
        this.words = words;
        this.look = look;
        this.session = session;
        this.painter = painter;
        this.first = first;
        PictureCanvas left = world("left", () -> first, this::firstNow);
        PictureCanvas right =
                world("right", session::run, () -> session.player().now());
        PictureCanvas upper = lanes("left", () -> first, this::firstNow, true);
        PictureCanvas lower =
                lanes("right", session::run, () -> session.player().now(), false);
        this.pictures = List.of(left, right, upper, lower);
        getStyleClass().addAll("compare", "side-content");
        setId("compare-page");
        VBox clocks = new VBox(2, named(firstName, upper), named(words.of("compare.now"), lower));
        HBox.setHgrow(clocks, Priority.ALWAYS);
        HBox worlds = new HBox(10, named(firstName, left), named(words.of("compare.now"), right));
        worlds.getChildren().forEach(child -> HBox.setHgrow(child, Priority.ALWAYS));
        VBox.setVgrow(worlds, Priority.ALWAYS);
        HBox below = new HBox(16, clocks, differences());
        getChildren().addAll(head(whenClosed), worlds, below);
        setSpacing(8);
        alignment.subscribe(chosen -> redraw());
        session.worldProperty().subscribe(world -> redraw());
        session.runProperty().subscribe(run -> fill());
    }

    private HBox head(Runnable whenClosed) {
        Label title = new Label(words.of("compare.title"));
        title.getStyleClass().add("title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label align = new Label(words.of("compare.align"));
        align.getStyleClass().add("muted");
        Segments<Alignment> choice =
                new Segments<>(List.of(Alignment.values()), a -> words.of("compare.align." + a), alignment);
        Button close = new Button(words.of("close"));
        close.setId("compare-close");
        close.setOnAction(event -> whenClosed.run());
        HBox head = new HBox(10, title, space, align, choice, close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static VBox named(String name, PictureCanvas canvas) {
        VBox box = new VBox(2, new Heading(name), canvas);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        return box;
    }

    private PictureCanvas world(String id, Supplier<Run> run, Supplier<Long> now) {
        CanvasScene scene = new CanvasScene();
        PictureCanvas canvas = new PictureCanvas(
                painter,
                (w, h) -> {
                    CanvasLayers layers = scene.compose(input(run.get(), now.get(), w, h));
                    return List.of(layers.back(), layers.live());
                },
                2);
        canvas.setId("compare-world-" + id);
        canvas.setMinHeight(120);
        canvas.setPrefWidth(400);
        return canvas;
    }

    private CanvasInput input(Run run, long nanos, double width, double height) {
        Timeline timeline = run.timeline();
        Interaction selected = new Interaction(
                session.selectedProperty().get(), Optional.empty(), Optional.empty(), java.util.Map.of());
        return new CanvasInput(
                run.scenario(),
                timeline.at(Math.clamp(nanos, 0, timeline.endNanos())),
                selected,
                look.palette(),
                width,
                height,
                Math.min(look.textScale(), Math.max(LEAST_TEXT, height / ROOMY)),
                session.motion());
    }

    private PictureCanvas lanes(String id, Supplier<Run> run, Supplier<Long> now, boolean shifted) {
        TimelineScene scene = new TimelineScene();
        PictureCanvas canvas = new PictureCanvas(
                painter, (w, h) -> List.of(scene.compose(lane(run.get(), now.get(), shifted, w, h))), 1);
        canvas.setId("compare-lanes-" + id);
        look.textScaleProperty().subscribe(scale -> high(canvas));
        look.themeProperty().subscribe(theme -> high(canvas));
        canvas.setOnMousePressed(event -> seek(scene, run.get(), now.get(), shifted, canvas, event.getX()));
        canvas.setOnMouseDragged(event -> seek(scene, run.get(), now.get(), shifted, canvas, event.getX()));
        return canvas;
    }

    private void seek(TimelineScene scene, Run run, long now, boolean shifted, PictureCanvas canvas, double x) {
        long there = scene.axis(lane(run, now, shifted, Math.floor(canvas.getWidth()), LANES))
                .nanos(x);
        session.player().pause();
        session.player().seek(shifted ? there + shift() : there);
    }

    /** As high as its text needs, which is larger on a projector. */
    private void high(PictureCanvas canvas) {
        canvas.setPrefHeight(LANES * look.textScale());
        canvas.setMinHeight(LANES * look.textScale());
    }

    /** Both lanes show the same stretch of the common clock. */
    private TimelineInput lane(Run run, long now, boolean shifted, double width, double height) {
        long by = shift();
        long from = Math.min(0, by);
        long until = Math.max(
                first.timeline().endNanos() + by, session.run().timeline().endNanos());
        long back = shifted ? by : 0;
        return new TimelineInput(
                run.timeline(), now, from - back, until - back, look.palette(), width, height, look.textScale());
    }

    private long firstNow() {
        return session.player().now() - shift();
    }

    private long shift() {
        return alignment.get().shift(first.timeline(), session.run().timeline(), vm());
    }

    private String vm() {
        return session.selectedVm().orElse("");
    }

    private VBox differences() {
        table.setId("differences");
        ColumnConstraints name = new ColumnConstraints();
        ColumnConstraints figure = new ColumnConstraints();
        figure.setHalignment(HPos.RIGHT);
        table.getColumnConstraints().addAll(name, figure, figure, figure);
        VBox box = new VBox(4, new Heading(words.of("compare.differences")), table);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private void fill() {
        table.getChildren().clear();
        table.addRow(
                0,
                muted(""),
                muted(words.of("compare.first")),
                muted(words.of("compare.second")),
                muted(words.of("compare.change")));
        int row = 1;
        for (Difference difference :
                Difference.of(first.timeline(), session.run().timeline(), vm())) {
            boolean differs = !difference.left().equals(difference.right());
            Label change = figure(difference.change(), differs);
            table.addRow(
                    row++,
                    new Label(words.of("compare.figure." + difference.figure())),
                    figure(difference.left(), false),
                    figure(difference.right(), differs),
                    change);
        }
        redraw();
    }

    private static Label figure(String text, boolean strong) {
        Label label = new Label(text.isEmpty() ? "–" : text);
        label.getStyleClass().add(strong ? "strong" : "muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private void redraw() {
        pictures.forEach(PictureCanvas::redraw);
    }

    /** The pictures, for tests. */
    List<Picture> drawn() {
        return pictures.stream().flatMap(canvas -> canvas.pictures().stream()).toList();
    }

    public ObjectProperty<Alignment> alignedProperty() {
        return alignment;
    }
}
