package skyferry.scene;

import java.util.Optional;
import skyferry.isolation.IsolationReport;
import skyferry.isolation.Remedy;
import skyferry.model.Scenario;
import skyferry.run.Event;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;

/**
 * What the account of a leak is drawn from.
 *
 * @param since from when on tenants can reach each other, ns
 * @param trigger what happened then; empty if it was so from the start
 * @param remedy the smallest checked change that ends the leak; empty if none is known
 */
public record LeakInput(
        Scenario scenario,
        WorldAt world,
        IsolationReport.Leak leak,
        long since,
        Optional<Event> trigger,
        Optional<Remedy> remedy,
        Palette palette,
        double width,
        double height,
        double textScale) {

    /** The account of the clearest leak at an instant of a run; empty while there is none. */
    public static Optional<LeakInput> of(
            Timeline timeline, long nanos, Palette palette, double width, double height, double textScale) {
        WorldAt world = timeline.at(nanos);
        return FollowedPacket.clearest(world.isolation())
                .map(leak -> new LeakInput(
                        timeline.scenario(),
                        world,
                        leak,
                        since(timeline, nanos),
                        trigger(timeline, since(timeline, nanos)),
                        remedy(timeline, nanos, world, leak),
                        palette,
                        width,
                        height,
                        textScale));
    }

    /** The start of the unbroken stretch of leaks that an instant lies in. */
    private static long since(Timeline timeline, long nanos) {
        long since = nanos;
        for (Timeline.IsolationSpan span : timeline.isolation().reversed()) {
            if (span.fromNanos() <= nanos) {
                if (span.report().holds()) {
                    return since;
                }
                since = span.fromNanos();
            }
        }
        return since;
    }

    /** What led to the verdict: the cause of the event that says it. */
    private static Optional<Event> trigger(Timeline timeline, long since) {
        return timeline.events(since, since + 1).stream()
                .filter(event -> event.kind() == Event.Kind.ISOLATION_BROKEN && event.cause() >= 0)
                .findFirst()
                .map(event -> timeline.events().get(event.cause()));
    }

    private static Optional<Remedy> remedy(Timeline timeline, long nanos, WorldAt world, IsolationReport.Leak leak) {
        return Remedy.of(world.dataPlane(), timeline.meant(nanos), timeline.underlay(nanos), timeline.scenario(), leak);
    }
}
