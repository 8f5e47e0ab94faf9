package skyferry.exchange.openflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skyferry.dataplane.DataPlane;
import skyferry.run.Event;
import skyferry.run.Timeline;

/** Every state of a run's data plane as a directory of its own: before a move, after each push, paused, resumed, cleaned. */
public final class OpenFlowSteps {
    private static final double NANOS_PER_MILLI = 1e6;

    private OpenFlowSteps() {}

    /**
     * A state that lasts from an instant on.
     *
     * @param name of its directory: number, instant, and what brought it about
     */
    public record Step(String name, long fromNanos, DataPlane dataPlane) {}

    /** The states in order, the first one from 0 on. */
    public static List<Step> of(Timeline timeline) {
        List<Step> steps = new ArrayList<>();
        DataPlane last = timeline.at(0).dataPlane();
        steps.add(new Step("000-at-0-start", 0, last));
        for (Event event : timeline.events()) {
            DataPlane next = timeline.at(event.atNanos()).dataPlane();
            if (next != last) {
                steps.add(new Step(name(steps.size(), event), event.atNanos(), next));
                last = next;
            }
        }
        return List.copyOf(steps);
    }

    private static String name(int number, Event event) {
        String what = event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return String.format(
                Locale.ROOT, "%03d-at-%.3fms-%s-%s", number, event.atNanos() / NANOS_PER_MILLI, what, event.subject());
    }

    /**
     * Writes every state into a directory of its own under {@code directory}.
     *
     * @return the states in order
     * @throws IOException when a directory cannot be written
     */
    public static List<Step> write(Path directory, Timeline timeline) throws IOException {
        List<Step> steps = of(timeline);
        for (Step step : steps) {
            OpenFlowExport.write(directory.resolve(step.name()), timeline.scenario(), step.dataPlane());
        }
        return steps;
    }
}
