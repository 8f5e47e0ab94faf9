package skyferry.exchange;

import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.run.Event;
import skyferry.run.Timeline;

/**
 * Who had to learn where a machine has moved.
 *
 * @param hosts hosts whose tables changed when traffic was to follow it, in that order, its own new one among them
 * @param peers machines that had to ask for its name again
 */
public record Learned(List<String> hosts, List<String> peers) {
    public Learned {
        hosts = List.copyOf(hosts);
        peers = List.copyOf(peers);
    }

    /** What a move of a run left others to learn. */
    public static Learned of(Timeline timeline, MigrationRecord move) {
        long next = timeline.migrations().stream()
                .filter(other -> other.vm().equals(move.vm()) && other.startNanos() > move.startNanos())
                .mapToLong(MigrationRecord::startNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        List<Event> own = timeline.events(move.startNanos(), next);
        return new Learned(
                own.stream()
                        .filter(event -> event.argument("intent").equals("switch")
                                || event.argument("intent").equals("learn"))
                        .filter(event -> event.cause() >= 0
                                && timeline.events()
                                        .get(event.cause())
                                        .subject()
                                        .equals(move.vm()))
                        .map(Event::subject)
                        .distinct()
                        .toList(),
                own.stream()
                        .filter(event -> event.kind() == Event.Kind.NAME_LEARNED
                                && event.argument("vm").equals(move.vm()))
                        .map(Event::subject)
                        .distinct()
                        .toList());
    }
}
