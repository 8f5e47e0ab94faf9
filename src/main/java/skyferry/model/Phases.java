package skyferry.model;

import java.util.List;

/** How a guest's write rates change with time, as a factor on the rate of every class. */
public sealed interface Phases {
    Phases ALWAYS = new Steps(List.of());

    /** From {@code atNanos} on the rates are multiplied by {@code scale}; before the first step by 1. Steps are in order of time. */
    record Steps(List<Step> steps) implements Phases {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /** The factor from an instant on. */
    record Step(long atNanos, double scale) {}

    /** Writing for {@code onNanos}, silent for {@code offNanos}, and so on; at time 0 the cycle is {@code offsetNanos} old. */
    record Cycle(long onNanos, long offNanos, long offsetNanos) implements Phases {}
}
