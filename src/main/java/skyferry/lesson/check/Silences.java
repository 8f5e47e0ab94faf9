package skyferry.lesson.check;

import java.util.List;
import java.util.Optional;
import skyferry.lesson.check.Expr.Segment;
import skyferry.model.Probe;
import skyferry.run.Timeline;

/** What the probes of a run say up to an instant. */
final class Silences {
    private final Timeline timeline;

    Silences(Timeline timeline) {
        this.timeline = timeline;
    }

    /** A probe's silence, ended where the run or the instant ends it. */
    private record Span(Probe probe, long from, long until, long stall) {}

    private List<Span> spans(Segment segment, long nanos) {
        List<Probe> probes = Probes.of(timeline.scenario().probes(), segment);
        return timeline.probes().stream()
                .filter(record -> probes.contains(record.probe()))
                .flatMap(record -> record.silences().stream()
                        .filter(silence -> silence.fromNanos() < nanos)
                        .map(silence -> new Span(
                                record.probe(),
                                silence.fromNanos(),
                                Math.min(nanos, silence.untilNanos().orElse(timeline.endNanos())),
                                silence.tcpStallNanos())))
                .toList();
    }

    private boolean isMeasured(Segment segment) {
        return !Probes.of(timeline.scenario().probes(), segment).isEmpty();
    }

    /** The longest silence. */
    Value gap(Segment segment, long nanos) {
        return longest(
                segment,
                spans(segment, nanos).stream()
                        .mapToLong(span -> span.until() - span.from())
                        .max()
                        .orElse(0));
    }

    /** How long a TCP stream in the probe's place would have stood still at most. */
    Value stall(Segment segment, long nanos) {
        return longest(
                segment,
                spans(segment, nanos).stream().mapToLong(Span::stall).max().orElse(0));
    }

    private Value longest(Segment segment, long found) {
        return isMeasured(segment) ? Value.time(found) : Value.unknown(Value.Reason.NOT_MEASURED);
    }

    /** Packets that were sent into a silence; one leaves at every multiple of the interval. */
    Value lost(Segment segment, long nanos) {
        if (!isMeasured(segment)) {
            return Value.unknown(Value.Reason.NOT_MEASURED);
        }
        long lost = spans(segment, nanos).stream()
                .mapToLong(span -> Math.ceilDiv(span.until(), span.probe().everyNanos())
                        - Math.ceilDiv(span.from(), span.probe().everyNanos()))
                .sum();
        return Value.count(lost);
    }

    /**
     * How many ends of a connection lost it: those whose data are not acknowledged any more though a new connection would be.
     *
     * @param port the port that it goes to; empty for any
     */
    Value resets(Segment segment, Optional<Integer> port, long nanos) {
        List<Probe> probes = Probes.of(timeline.scenario().probes(), segment).stream()
                .filter(probe -> probe.protocol() == Probe.Protocol.TCP)
                .filter(probe -> port.isEmpty() || port.get() == probe.port())
                .toList();
        if (probes.isEmpty()) {
            return Value.unknown(Value.Reason.NOT_MEASURED);
        }
        return Value.count(timeline.streams().stream()
                .filter(stream -> probes.contains(stream.probe()))
                .filter(stream ->
                        stream.deadNanos().isPresent() && stream.deadNanos().getAsLong() <= nanos)
                .count());
    }

    /** The machines at a flow's ends, if the segment has one. */
    static Optional<Expr.Argument.Flow> flow(Segment segment) {
        return segment.arguments().stream()
                .flatMap(each -> each instanceof Expr.Argument.Flow flow
                        ? java.util.stream.Stream.of(flow)
                        : java.util.stream.Stream.empty())
                .findFirst();
    }
}
