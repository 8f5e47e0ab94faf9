package skyferry.stage.timeline;

import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.scene.Picture;
import skyferry.scene.Picture.Target;
import skyferry.scene.Quantities;
import skyferry.scene.TimelineInput;
import skyferry.scene.TimelineScene;
import skyferry.stage.command.Tips;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;
import skyferry.stage.session.Bookmark;
import skyferry.stage.session.Bookmarks;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/**
 * The pane at the foot: the player's buttons over the lanes of the run. Press and drag on the lanes scrubs; the wheel zooms
 * round the pointer, with Shift it moves along; a double click shows the whole run again.
 */
public final class TimelineView extends VBox {
    private static final double ZOOM_PER_NOTCH = 0.8;
    private static final double MOVE_PER_NOTCH = 0.15;

    private final Session session;
    private final Look look;
    private final Bookmarks bookmarks;
    private final NameField names;
    private final TimeMenu menu;
    private final TimelineScene scene = new TimelineScene();
    private final PictureCanvas canvas;
    private Window window;
    private boolean playedOn;
    private long drawnAt;

    public TimelineView(Words words, Look look, Session session, Painter painter, Bookmarks bookmarks, Tips tips) {
        this.session = session;
        this.look = look;
        this.bookmarks = bookmarks;
        this.window = Window.whole(session.player().endProperty().get());
        this.canvas = new PictureCanvas(painter, (w, h) -> List.of(compose(w, h)), 1);
        this.names = new NameField(words, bookmarks, canvas);
        canvas.setId("timeline");
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.SLIDER);
        getStyleClass().add("timeline");
        setMinHeight(120);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new TransportBar(words, session, tips, new MarkMenu(words, bookmarks, tips, names), names),
                        canvas);
        this.menu = new TimeMenu(words, session, bookmarks, tips, names);
        session.player().endProperty().subscribe(end -> showWhole());
        session.worldProperty().subscribe(world -> moved(world.nanos()));
        session.runProperty().subscribe(run -> canvas.redraw());
        session.player().loopProperty().subscribe(loop -> canvas.redraw());
        bookmarks.allProperty().subscribe(all -> canvas.redraw());
        look.themeProperty().subscribe(theme -> canvas.redraw());
        look.textScaleProperty().subscribe(scale -> canvas.redraw());
        session.glanceProperty()
                .subscribe(world -> canvas.setAccessibleText(words.of(
                        "timeline.spoken",
                        Quantities.clock(world.nanos()),
                        Quantities.clock(session.player().endProperty().get()))));
        pointer();
    }

    private Picture compose(double width, double height) {
        if (session.player().playingProperty().get()) {
            window = window.showing(
                    session.player().now(), session.player().endProperty().get());
        }
        drawnAt = session.player().now();
        return scene.compose(input(width, height));
    }

    private TimelineInput input(double width, double height) {
        return new TimelineInput(
                session.run().timeline(),
                session.player().now(),
                window.from(),
                window.to(),
                look.palette(),
                width,
                height,
                look.textScale(),
                bookmarks.all().stream()
                        .map(mark -> new TimelineInput.Mark(mark.nanos(), mark.name()))
                        .toList(),
                session.player().loopProperty().get().map(loop -> new TimelineInput.Span(loop.from(), loop.to())));
    }

    /** Marks the instant shown and asks for another name. */
    public void bookmark() {
        session.player().pause();
        long now = session.player().now();
        Bookmark mark = bookmarks.at(now).orElseGet(() -> new Bookmark(now, Quantities.clock(now)));
        bookmarks.put(mark);
        names.ask(mark);
    }

    /** Draws again once the playhead is on another pixel: in slow motion that takes many pulses. */
    private void moved(long now) {
        double nanosPerPixel = (double) (window.to() - window.from()) / Math.max(1, canvas.getWidth());
        if (!session.player().playingProperty().get() || Math.abs(now - drawnAt) >= nanosPerPixel) {
            canvas.redraw();
        }
    }

    private void showWhole() {
        show(Window.whole(session.player().endProperty().get()));
    }

    private void show(Window next) {
        window = next;
        canvas.redraw();
    }

    private void pointer() {
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::scrub);
        canvas.setOnMouseReleased(event -> letGo());
        canvas.setOnMouseMoved(event ->
                canvas.setCursor(canvas.hit(event.getX(), event.getY()).isPresent() ? Cursor.HAND : Cursor.DEFAULT));
        canvas.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                showWhole();
            }
        });
        canvas.setOnScroll(this::wheel);
        canvas.setOnContextMenuRequested(event -> {
            if (!event.isKeyboardTrigger()) {
                session.player().pause();
                session.player().seek(momentAt(event.getX(), event.getY()));
            }
            menu.show(canvas, event.getScreenX(), event.getScreenY());
        });
    }

    private void wheel(ScrollEvent event) {
        double notches = (event.getDeltaY() + event.getDeltaX()) / event.getMultiplierY();
        long end = session.player().endProperty().get();
        if (notches != 0) {
            show(
                    event.isShiftDown()
                            ? window.moved(-notches * MOVE_PER_NOTCH, end)
                            : window.zoomed(Math.pow(ZOOM_PER_NOTCH, notches), instantAt(event.getX()), end));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        playedOn = session.player().playingProperty().get();
        session.player().pause();
        session.player().seek(momentAt(event.getX(), event.getY()));
    }

    /** The instant of what lies at a place, or of the place itself. */
    private long momentAt(double x, double y) {
        Optional<Target> hit = canvas.hit(x, y);
        return hit.isPresent() && hit.get() instanceof Target.MomentTarget moment ? moment.nanos() : instantAt(x);
    }

    private void scrub(MouseEvent event) {
        session.player().seek(instantAt(event.getX()));
    }

    private long instantAt(double x) {
        return scene.axis(input(Math.floor(canvas.getWidth()), Math.floor(canvas.getHeight())))
                .nanos(x);
    }

    private void letGo() {
        if (playedOn) {
            session.player().play();
        }
    }

    public PictureCanvas canvas() {
        return canvas;
    }
}
