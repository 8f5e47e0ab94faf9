package skyferry.stage.canvas;

import java.util.function.ToDoubleFunction;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import skyferry.scene.Camera;
import skyferry.scene.PictureBuilder.Box;

/**
 * From where the canvas is looked at, and how one gets from there to elsewhere: what is asked for is reached in a quarter of a
 * second, a hand that drags is followed at once. Used on the JavaFX thread.
 */
public final class Viewpoint {
    /** Nanoseconds in which the rest of the way shrinks to a third. */
    private static final double PACE = 70e6;

    private static final double STEP = 1.3;

    private final ReadOnlyObjectWrapper<Camera> camera = new ReadOnlyObjectWrapper<>(this, "camera", Camera.FIT);
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following");
    private final BooleanProperty smooth = new SimpleBooleanProperty(this, "smooth", true);
    private final ToDoubleFunction<Viewpoint> nearest;
    private final Glide glide = new Glide();
    private Camera wanted = Camera.FIT;
    private double width = 1;
    private double height = 1;

    /** @param nearest the greatest nearness that makes sense on the canvas as it is */
    Viewpoint(ToDoubleFunction<Viewpoint> nearest) {
        this.nearest = nearest;
    }

    /** Takes the way to the wanted camera, a little with every pulse. */
    private final class Glide extends AnimationTimer {
        private long last = -1;

        @Override
        public void handle(long now) {
            long passed = last < 0 ? 16_000_000L : now - last;
            last = now;
            Camera here = camera.get();
            Camera next = here.towards(wanted, 1 - Math.exp(-passed / PACE), width, height);
            if (next.near(wanted)) {
                camera.set(wanted);
                stop();
            } else {
                camera.set(next);
            }
        }

        @Override
        public void stop() {
            super.stop();
            last = -1;
        }
    }

    public ReadOnlyObjectProperty<Camera> cameraProperty() {
        return camera.getReadOnlyProperty();
    }

    public Camera camera() {
        return camera.get();
    }

    /** Where the camera is going, or stands. */
    public Camera wanted() {
        return wanted;
    }

    /** Whether the camera keeps what moves in view. */
    public BooleanProperty followingProperty() {
        return following;
    }

    /** Whether the way to what is asked for is shown; without it the camera is there at once. */
    public BooleanProperty smoothProperty() {
        return smooth;
    }

    /** The canvas has another size. */
    void resized(double newWidth, double newHeight) {
        if (width != newWidth || height != newHeight) {
            width = newWidth;
            height = newHeight;
            jump(wanted.within(width, height));
        }
    }

    /** Nearer ({@code notches} above 0) or farther, with what is at that place staying there. */
    public void zoom(double notches, double x, double y) {
        go(wanted.nearer(Math.pow(STEP, notches), x, y, nearest.applyAsDouble(this)));
    }

    /** Nearer or farther round the middle of the view. */
    public void zoom(double notches) {
        zoom(notches, width / 2, height / 2);
    }

    /** Nearer by a factor at once, as fingers do it. */
    void pinch(double factor, double x, double y) {
        following.set(false);
        jump(camera.get().nearer(factor, x, y, nearest.applyAsDouble(this)).within(width, height));
    }

    /** What is seen goes with the hand. */
    void drag(double dx, double dy) {
        following.set(false);
        jump(camera.get().moved(dx, dy).within(width, height));
    }

    /** Everything in view. */
    public void fit() {
        following.set(false);
        go(Camera.FIT);
    }

    /** A part of the fitted picture as near as it can be seen whole. */
    void frame(Box part) {
        go(Camera.framing(part, width, height, nearest.applyAsDouble(this)));
    }

    /** Goes there as it is shown. */
    void go(Camera next) {
        wanted = next.within(width, height);
        if (!smooth.get()) {
            jump(wanted);
        } else if (!camera.get().near(wanted)) {
            glide.start();
        }
    }

    /** Is there at once. */
    void jump(Camera next) {
        glide.stop();
        wanted = next;
        camera.set(next);
    }
}
