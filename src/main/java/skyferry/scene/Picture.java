package skyferry.scene;

import java.util.List;
import java.util.Optional;

/**
 * Draw operations and what lies under the pointer.
 *
 * @param hits areas in drawing order: the last that contains a point is on top
 */
public record Picture(double width, double height, List<DrawOp> ops, List<Hit> hits) {
    public Picture {
        ops = List.copyOf(ops);
        hits = List.copyOf(hits);
    }

    /** The topmost thing at a point. */
    public Optional<Target> hit(double x, double y) {
        for (int i = hits.size() - 1; i >= 0; i--) {
            Hit hit = hits.get(i);
            if (x >= hit.x() && x < hit.x() + hit.w() && y >= hit.y() && y < hit.y() + hit.h()) {
                return Optional.of(hit.target());
            }
        }
        return Optional.empty();
    }

    /** A rectangle that belongs to something. */
    public record Hit(double x, double y, double w, double h, Target target) {}

    /** What can be pointed at, selected, lifted or asked about. */
    public sealed interface Target {
        record VmTarget(String vm) implements Target {}

        record HostTarget(String host) implements Target {}

        record NodeTarget(String node) implements Target {}

        record LinkTarget(String link) implements Target {}

        record NetworkTarget(String network) implements Target {}

        record BridgeTarget(String host) implements Target {}

        /** A place on the time axis. */
        record TimeTarget(long nanos) implements Target {}

        /** A round, an event or a silence on the timeline: clicking goes there. */
        record MomentTarget(long nanos, String what) implements Target {}

        /** A figure that can say why it is what it is. */
        record FigureTarget(String figure) implements Target {}
    }
}
