package skyferry.lesson.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import skyferry.lesson.check.Expr.Segment;
import skyferry.model.Probe;
import skyferry.run.Timeline;

/** How long packets of probes are on their way and back. */
final class Latencies {
    private static final double SHARE = 0.99;

    private final Timeline timeline;

    Latencies(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Packets that came back after the same time. */
    private record Sent(long nanos, long packets) {}

    /**
     * The 99th percentile (nearest rank) of what a probe's packets until an instant spent on cables, there and back. Packets
     * without an answer have no time; they are what {@code lost} counts.
     *
     * @param member {@code vs_start} for how many times the first packet's time that is; empty for the time
     */
    Value p99(Segment segment, String member, long nanos) {
        List<Probe> probes = Probes.of(timeline.scenario().probes(), segment);
        if (probes.isEmpty()) {
            return Value.unknown(Value.Reason.NOT_MEASURED);
        }
        List<Sent> sent = new ArrayList<>();
        probes.forEach(probe -> sent(probe, nanos, sent));
        if (sent.isEmpty()) {
            return Value.unknown(Value.Reason.NOT_HAPPENED);
        }
        long first = sent.getFirst().nanos;
        sent.sort(Comparator.comparingLong(Sent::nanos));
        long rank = (long)
                StrictMath.ceil(SHARE * sent.stream().mapToLong(Sent::packets).sum());
        long found = 0;
        for (Sent each : sent) {
            rank -= each.packets;
            if (rank <= 0) {
                found = each.nanos;
                break;
            }
        }
        if (!member.equals("vs_start")) {
            return Value.time(found);
        }
        return first > 0 ? Value.count((double) found / first) : Value.unknown(Value.Reason.NOT_MEASURED);
    }

    /** One packet leaves at every multiple of the interval, the one at the instant included. */
    private void sent(Probe probe, long until, List<Sent> sent) {
        List<Timeline.RoundTripTime> times = timeline.roundTripTimes(probe.id());
        for (int i = 0; i < times.size() && times.get(i).fromNanos() <= until; i++) {
            long from = times.get(i).fromNanos();
            long to = i + 1 < times.size() ? Math.min(times.get(i + 1).fromNanos(), until + 1) : until + 1;
            long packets = Math.ceilDiv(to, probe.everyNanos())
                    - Math.ceilDiv(from, probe.everyNanos())
                    - lost(probe, from, to);
            if (packets > 0) {
                sent.add(new Sent(times.get(i).nanos(), packets));
            }
        }
    }

    private long lost(Probe probe, long from, long to) {
        return timeline.probe(probe.id()).silences().stream()
                .mapToLong(silence -> {
                    long begin = Math.max(from, silence.fromNanos());
                    long end = Math.min(to, silence.untilNanos().orElse(Long.MAX_VALUE));
                    return begin >= end
                            ? 0
                            : Math.ceilDiv(end, probe.everyNanos()) - Math.ceilDiv(begin, probe.everyNanos());
                })
                .sum();
    }
}
