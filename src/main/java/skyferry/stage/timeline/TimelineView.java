package skyferry.stage.timeline;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.scene.Picture.Target;
import skyferry.scene.Quantities;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** The pane at the foot: the player's buttons over the lanes of the run. Press and drag on the lanes scrubs. */
public final class TimelineView extends VBox {
    private final Session session;
    private final PictureCanvas canvas;
    private final TimelinePictures pictures;
    private boolean playedOn;

    public TimelineView(Words words, Look look, Session session, Painter painter, TimelinePictures pictures) {
        this.session = session;
        this.pictures = pictures;
        this.canvas = new PictureCanvas(painter, pictures::compose, 2);
        canvas.setId("timeline");
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.SLIDER);
        getStyleClass().add("timeline");
        setMinHeight(120);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        getChildren().addAll(new TransportBar(words, session), canvas);
        session.worldProperty().subscribe(world -> canvas.redraw());
        session.runProperty().subscribe(run -> canvas.redrawAll());
        session.glanceProperty()
                .subscribe(world -> canvas.setAccessibleText(words.of(
                        "timeline.spoken",
                        Quantities.clock(world.nanos()),
                        Quantities.clock(session.player().endProperty().get()))));
        look.themeProperty().subscribe(theme -> canvas.redrawAll());
        look.textScaleProperty().subscribe(scale -> canvas.redrawAll());
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::scrub);
        canvas.setOnMouseReleased(event -> letGo());
        canvas.setOnMouseMoved(event ->
                canvas.setCursor(canvas.hit(event.getX(), event.getY()).isPresent() ? Cursor.HAND : Cursor.DEFAULT));
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        playedOn = session.player().playingProperty().get();
        session.player().pause();
        Optional<Target> hit = canvas.hit(event.getX(), event.getY());
        if (hit.isPresent() && hit.get() instanceof Target.MomentTarget moment) {
            session.player().seek(moment.nanos());
        } else {
            scrub(event);
        }
    }

    private void scrub(MouseEvent event) {
        session.player().seek(pictures.instantAt(event.getX()));
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
