package skyferry.stage;

import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Opens and closes every view, once for nothing and then so many times for the record, a few pulses apart. */
final class Views {
    private static final long PAUSE = 150_000_000L;

    private final List<Runnable> steps;
    private final PulseWatch watch;
    private final int rounds;
    private int done;
    private long last;
    private int before;

    Views(List<Runnable> steps, PulseWatch watch, int rounds) {
        this.steps = steps;
        this.watch = watch;
        this.rounds = rounds;
    }

    /** Hands over the work of the JavaFX thread outside of styles, layout and drawing, a figure for each pulse since the first round. */
    void run(Consumer<PulseWatch.Sample> then) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (now - last < PAUSE) {
                    return;
                }
                last = now;
                if (done == steps.size()) {
                    before = watch.outside().count();
                }
                if (done == steps.size() * (rounds + 1)) {
                    stop();
                    then.accept(watch.outside().since(before));
                    return;
                }
                steps.get(done++ % steps.size()).run();
            }
        }.start();
    }
}
