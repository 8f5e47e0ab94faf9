package skyferry.stage.player;

import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import skyferry.run.Timeline;

/**
 * The instant that is shown and how it goes on. Holds no state of the world: whoever draws asks the timeline for the instant.
 */
public final class Player {
    /** Slowest and fastest speed, simulated seconds per second. */
    public static final double SLOWEST = 0.01;

    public static final double FASTEST = 10;

    /** A frame that took longer than this, in nanoseconds, does not carry time on by more. */
    private static final long LONGEST_FRAME = 100_000_000L;

    private final ReadOnlyLongWrapper now = new ReadOnlyLongWrapper(this, "now");
    private final ReadOnlyLongWrapper end = new ReadOnlyLongWrapper(this, "end");
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ReadOnlyBooleanWrapper slowedDown = new ReadOnlyBooleanWrapper(this, "slowedDown");
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
    private final BooleanProperty slowMotion = new SimpleBooleanProperty(this, "slowMotion", true);
    private SlowMotion slow = SlowMotion.NEVER;
    private Steps steps = Steps.NONE;
    private BooleanSupplier mayPlay = () -> true;
    /** What whole nanoseconds left over: slow speeds must not stand still. */
    private double rest;

    /** Takes a run over: the instant stays, as far as the run has it. */
    public void follow(Timeline timeline) {
        slow = SlowMotion.through(timeline);
        steps = Steps.of(timeline);
        end.set(timeline.endNanos());
        now.set(Math.min(now.get(), end.get()));
    }

    /** Lets {@code frameNanos} of the clock on the wall go by. */
    public void tick(long frameNanos) {
        if (!playing.get()) {
            return;
        }
        double left = Math.min(frameNanos, LONGEST_FRAME);
        double at = now.get() + rest;
        while (left > 0 && at < end.get()) {
            double rate = rateAt(at);
            double edge = slowMotion.get() ? slow.nextEdge(at) : Double.POSITIVE_INFINITY;
            double step = Math.min(left, (Math.min(edge, end.get()) - at) / rate);
            at += step * rate;
            left -= Math.max(step, 1);
        }
        slowedDown.set(slowMotion.get() && rateAt(at) < speed.get());
        now.set(Math.min((long) at, end.get()));
        rest = at - now.get();
        if (now.get() >= end.get()) {
            stop();
        }
    }

    private double rateAt(double nanos) {
        return slowMotion.get() ? Math.min(speed.get(), slow.rateAt(nanos)) : speed.get();
    }

    /** Asks this before time goes on. */
    public void guard(BooleanSupplier mayPlay) {
        this.mayPlay = mayPlay;
    }

    /** Starts; from the beginning if the end has been reached. */
    public void play() {
        if (!mayPlay.getAsBoolean()) {
            return;
        }
        if (now.get() >= end.get()) {
            seek(0);
        }
        playing.set(end.get() > 0);
    }

    public void pause() {
        stop();
    }

    private void stop() {
        playing.set(false);
        slowedDown.set(false);
    }

    /** Plays if it stands, stands if it plays. */
    public void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    /** Shows another instant; one outside the run becomes its first or last. */
    public void seek(long nanos) {
        rest = 0;
        now.set(Math.clamp(nanos, 0, end.get()));
    }

    public void toStart() {
        pause();
        seek(0);
    }

    public void toEnd() {
        pause();
        seek(end.get());
    }

    /** To the next event or round, standing. */
    public void stepForward() {
        pause();
        seek(steps.after(now.get()).orElse(end.get()));
    }

    /** To the last event or round before this instant, standing. */
    public void stepBack() {
        pause();
        seek(steps.before(now.get()).orElse(0));
    }

    /** Twice or half as fast, within the bounds. */
    public void changeSpeed(double factor) {
        speed.set(Math.clamp(speed.get() * factor, SLOWEST, FASTEST));
    }

    /** Instant shown, nanoseconds. */
    public ReadOnlyLongProperty nowProperty() {
        return now.getReadOnlyProperty();
    }

    public long now() {
        return now.get();
    }

    /** Last instant of the run, nanoseconds. */
    public ReadOnlyLongProperty endProperty() {
        return end.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Whether time goes slower than the chosen speed because a machine is being switched over. */
    public ReadOnlyBooleanProperty slowedDownProperty() {
        return slowedDown.getReadOnlyProperty();
    }

    /** Chosen speed, simulated seconds per second. */
    public DoubleProperty speedProperty() {
        return speed;
    }

    /** Whether time slows down by itself through a switch-over. */
    public BooleanProperty slowMotionProperty() {
        return slowMotion;
    }
}
