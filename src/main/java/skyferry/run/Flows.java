package skyferry.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import skyferry.fabric.Sharing;
import skyferry.model.Curve;
import skyferry.model.Traffic;

/** Tenants' own streams on the physical network. */
final class Flows {
    private Flows() {}

    /** A stream and what it got so far. */
    static final class Track {
        final Traffic traffic;
        final Curve.Builder rate;
        final Spans.Builder<List<String>> path;
        int stream = -1;
        Sharing.@Nullable Stream wanted;

        Track(Traffic traffic) {
            this(traffic, Curve.builder(), new Spans.Builder<>());
        }

        private Track(Traffic traffic, Curve.Builder rate, Spans.Builder<List<String>> path) {
            this.traffic = traffic;
            this.rate = rate;
            this.path = path;
        }

        Track copy() {
            Track copy = new Track(traffic, rate.copy(), path.copy());
            copy.stream = stream;
            copy.wanted = wanted;
            return copy;
        }

        /** The stream where its ends stand now; it stands still while one of them does not run. */
        Sharing.Stream stream(WorldState world, long now) {
            WorldAt.VmAt from = world.vm(traffic.from());
            WorldAt.VmAt to = world.vm(traffic.to());
            boolean runs = from.state() == WorldAt.State.RUNNING && to.state() == WorldAt.State.RUNNING;
            List<String> way =
                    world.routes().path(from.host(), to.host(), traffic.id()).orElse(List.of());
            double cap = runs && !way.isEmpty() ? traffic.bytesPerSecond() : 0;
            path.set(now, way);
            return new Sharing.Stream(way, cap, 1);
        }
    }
}
