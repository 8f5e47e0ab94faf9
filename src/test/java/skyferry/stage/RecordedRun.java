package skyferry.stage;

import java.util.List;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Underlay;
import skyferry.migration.MigrationRecord;
import skyferry.model.Curve;
import skyferry.model.Scenario;
import skyferry.run.Event;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;

/** A run that was written down for a test: events and an end, no world. */
public record RecordedRun(long endNanos, List<Event> events) implements Timeline {

    public static Timeline of(long endNanos, List<Event> events) {
        return new RecordedRun(endNanos, List.copyOf(events));
    }

    @Override
    public Scenario scenario() {
        return FourHosts.scenario();
    }

    @Override
    public WorldAt at(long nanos) {
        throw new UnsupportedOperationException("no world was written down");
    }

    @Override
    public List<Event> events(long fromNanos, long toNanos) {
        return events.stream()
                .filter(e -> e.atNanos() >= fromNanos && e.atNanos() < toNanos)
                .toList();
    }

    @Override
    public List<MigrationRecord> migrations() {
        return List.of();
    }

    @Override
    public Curve linkLoad(String linkId, String from) {
        return Curve.builder().level(0, 0).build();
    }

    @Override
    public ProbeRecord probe(String id) {
        throw new UnsupportedOperationException("no probe was written down");
    }

    @Override
    public List<ProbeRecord> probes() {
        return List.of();
    }

    @Override
    public DataPlane meant(long nanos) {
        throw new UnsupportedOperationException("no flows were written down");
    }

    @Override
    public Underlay underlay(long nanos) {
        return Underlay.WHOLE;
    }

    @Override
    public List<IsolationSpan> isolation() {
        return List.of();
    }

    @Override
    public int runningCopies(String vm, long nanos) {
        return 1;
    }

    @Override
    public String memoryDigest(String vm, long nanos) {
        return "0000000000000000";
    }

    @Override
    public String digest() {
        return "sha256:";
    }
}
