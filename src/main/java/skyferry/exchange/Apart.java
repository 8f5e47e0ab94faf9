package skyferry.exchange;

import java.util.List;
import java.util.Optional;
import skyferry.isolation.IsolationReport;
import skyferry.isolation.Remedy;
import skyferry.run.Timeline;

/**
 * Whether tenants are apart from an instant of a run on, and what is wrong where they are not.
 *
 * @param checkedPairs ordered pairs of machines of different tenants
 */
public record Apart(long fromNanos, int checkedPairs, List<Leak> leaks) {
    public Apart {
        leaks = List.copyOf(leaks);
    }

    /** A leak with the names of the tenants and the smallest checked change that ends it. */
    public record Leak(IsolationReport.Leak leak, String fromTenant, String toTenant, Optional<Remedy> remedy) {}

    /** Whether they are. */
    public boolean holds() {
        return leaks.isEmpty();
    }

    /** The verdict that holds at an instant. */
    public static Apart at(Timeline timeline, long nanos) {
        return of(timeline, nanos, timeline.at(nanos).isolation());
    }

    /** Every verdict of the run, in order. */
    public static List<Apart> always(Timeline timeline) {
        return timeline.isolation().stream()
                .map(span -> of(timeline, span.fromNanos(), span.report()))
                .toList();
    }

    private static Apart of(Timeline timeline, long nanos, IsolationReport report) {
        return new Apart(
                nanos,
                report.checkedPairs(),
                report.leaks().stream().map(leak -> leak(timeline, nanos, leak)).toList());
    }

    private static Leak leak(Timeline timeline, long nanos, IsolationReport.Leak leak) {
        return new Leak(
                leak,
                timeline.scenario().vm(leak.fromVm()).tenant(),
                timeline.scenario().vm(leak.toVm()).tenant(),
                Remedy.of(
                        timeline.at(nanos).dataPlane(),
                        timeline.meant(nanos),
                        timeline.underlay(nanos),
                        timeline.scenario(),
                        leak));
    }
}
