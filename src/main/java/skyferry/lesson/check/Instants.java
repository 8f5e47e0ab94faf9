package skyferry.lesson.check;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import skyferry.run.Event;
import skyferry.run.Timeline;

/** The instants of a run at which something changes; between two of them every value of the language stands still or grows. */
final class Instants {
    private final Timeline timeline;
    private final TreeSet<Long> changes = new TreeSet<>();

    Instants(Timeline timeline) {
        this.timeline = timeline;
        changes.add(0L);
        changes.add(timeline.endNanos());
        timeline.events().forEach(event -> changes.add(event.atNanos()));
        timeline.isolation().forEach(span -> changes.add(span.fromNanos()));
        timeline.migrations().forEach(move -> changes.add(move.lastNanos()));
        timeline.probes()
                .forEach(probe -> probe.silences().forEach(silence -> {
                    changes.add(silence.fromNanos());
                    silence.untilNanos().ifPresent(changes::add);
                }));
    }

    /** Those from one instant to another, both among them. */
    TreeSet<Long> between(long from, long until) {
        TreeSet<Long> here = new TreeSet<>();
        if (from <= until) {
            here.addAll(changes.subSet(from, true, until, true));
            here.add(from);
            here.add(until);
        }
        return here;
    }

    /** When an event happened last, to a machine or to any. */
    OptionalLong last(String event, Optional<String> vm) {
        Event.Kind kind = switch (event) {
            case "asked" -> Event.Kind.MOVE_ASKED;
            case "pause" -> Event.Kind.GUEST_PAUSED;
            case "resume" -> Event.Kind.GUEST_RESUMED;
            case "announced" -> Event.Kind.RARP_SENT;
            case "completed" -> Event.Kind.MOVE_COMPLETED;
            case "cancelled" -> Event.Kind.MOVE_CANCELLED;
            case "failed" -> Event.Kind.MOVE_FAILED;
            default -> Event.Kind.MOVE_REFUSED;
        };
        return timeline.events().stream()
                .filter(each ->
                        each.kind() == kind && vm.map(each.subject()::equals).orElse(true))
                .mapToLong(Event::atNanos)
                .max();
    }

    /** The first event of an instant, from which its others follow; if it has none, the last before it. */
    Optional<Event> cause(long nanos) {
        return timeline.events().stream()
                .filter(each -> each.atNanos() == nanos)
                .findFirst()
                .or(() -> timeline.events().stream()
                        .filter(each -> each.atNanos() < nanos)
                        .reduce((first, second) -> second));
    }
}
