package skyferry.stage.player;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
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
    private final Map<Stride, Steps> steps = new EnumMap<>(Stride.class);
    private final ObjectProperty<Stride> stride = new SimpleObjectProperty<>(this, "stride", Stride.EVENT);
    private final ReadOnlyObjectWrapper<Optional<Loop>> loop =
            new ReadOnlyObjectWrapper<>(this, "loop", Optional.empty());
    private BooleanSupplier mayPlay = () -> true;
    /** What whole nanoseconds left over: slow speeds must not stand still. */
    private double rest;

    /** Takes a run over: the instant stays, as far as the run has it. */
    public void follow(Timeline timeline) {
        slow = SlowMotion.through(timeline);
        for (Stride each : Stride.values()) {
            steps.put(each, Steps.of(timeline, each));
        }
        end.set(timeline.endNanos());
        loop.set(loop.get().filter(part -> part.to() <= end.get()));
        now.set(Math.min(now.get(), end.get()));
    }

    /** Lets {@code frameNanos} of the clock on the wall go by. */
    public void tick(long frameNanos) {
        if (!playing.get()) {
            return;
        }
        double left = Math.min(frameNanos, LONGEST_FRAME);
        double at = now.get() + rest;
        long limit = loop.get().map(Loop::to).orElse(end.get());
        while (left > 0 && at < limit) {
            double rate = rateAt(at);
            double edge = slowMotion.get() ? slow.nextEdge(at) : Double.POSITIVE_INFINITY;
            double step = Math.min(left, (Math.min(edge, limit) - at) / rate);
            at += step * rate;
            left -= Math.max(step, 1);
        }
        slowedDown.set(slowMotion.get() && rateAt(at) < speed.get());
        if (loop.get().isPresent() && at >= limit) {
            seek(loop.get().get().from());
            return;
        }
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

    /** Starts; from the beginning if the end has been reached, and within the loop if there is one. */
    public void play() {
        if (!mayPlay.getAsBoolean()) {
            return;
        }
        long here = now.get();
        Optional<Loop> elsewhere = loop.get().filter(part -> here < part.from() || here >= part.to());
        if (elsewhere.isPresent()) {
            seek(elsewhere.get().from());
        } else if (here >= end.get()) {
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

    /** To the next instant of a stride, standing; to the end where there is none. */
    public void stepForward(Stride by) {
        pause();
        seek(steps(by).after(now.get()).orElse(end.get()));
    }

    /** To the last instant of a stride before this one, standing; to the start where there is none. */
    public void stepBack(Stride by) {
        pause();
        seek(steps(by).before(now.get()).orElse(0));
    }

    private Steps steps(Stride by) {
        return steps.getOrDefault(by, Steps.NONE);
    }

    /** How many steps of a stride lie at the instant shown or before it. */
    public int taken(Stride by) {
        return steps(by).until(now.get());
    }

    /** How many steps of a stride the run has. */
    public int count(Stride by) {
        return steps(by).count();
    }

    /** How far the buttons step. */
    public ObjectProperty<Stride> strideProperty() {
        return stride;
    }

    /** The part that is played again and again, if there is one. */
    public ReadOnlyObjectProperty<Optional<Loop>> loopProperty() {
        return loop.getReadOnlyProperty();
    }

    /** Begins the loop at the instant shown; it ends where it ended, or with the run. */
    public void loopFrom() {
        long from = Math.min(now.get(), end.get() - Loop.SHORTEST);
        long to =
                loop.get().map(Loop::to).filter(t -> t - from >= Loop.SHORTEST).orElse(end.get());
        setLoop(from, to);
    }

    /** Ends the loop at the instant shown; it begins where it began, or with the run. */
    public void loopTo() {
        long to = Math.max(now.get(), Loop.SHORTEST);
        long from =
                loop.get().map(Loop::from).filter(f -> to - f >= Loop.SHORTEST).orElse(0L);
        setLoop(from, to);
    }

    /** Plays a part of the run again and again; nothing where the run is too short for one. */
    public void setLoop(long from, long to) {
        if (from >= 0 && to <= end.get() && to - from >= Loop.SHORTEST) {
            loop.set(Optional.of(new Loop(from, to)));
        }
    }

    /** Plays on to the end. */
    public void loopOff() {
        loop.set(Optional.empty());
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
