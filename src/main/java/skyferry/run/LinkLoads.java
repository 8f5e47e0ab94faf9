package skyferry.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import skyferry.model.Curve;
import skyferry.model.Link;

/** Adds up what streams put on a cable in one direction. */
final class LinkLoads {
    private final Map<String, List<Part>> parts = new HashMap<>();
    private final Map<String, Curve> curves = new ConcurrentHashMap<>();

    /** All streams, in the order in which their loads are added. */
    LinkLoads(List<Part> streams) {
        for (Part part : streams) {
            for (String direction : directions(part)) {
                parts.computeIfAbsent(direction, key -> new ArrayList<>()).add(part);
            }
        }
    }

    /**
     * A stream: what it carries, the way it takes, and when it is over.
     */
    record Part(Curve rate, Spans<List<String>> path, long untilNanos) {}

    private static Set<String> directions(Part part) {
        Set<String> directions = new HashSet<>();
        for (int i = 0; i < part.path().size(); i++) {
            List<String> nodes = part.path().value(i);
            for (int k = 1; k < nodes.size(); k++) {
                directions.add(direction(Link.idOf(nodes.get(k - 1), nodes.get(k)), nodes.get(k - 1)));
            }
        }
        return directions;
    }

    private static String direction(String linkId, String from) {
        return linkId + ">" + from;
    }

    /** Bytes per second from one end of the cable at an instant. */
    double at(String linkId, String from, long nanos) {
        return load(parts.getOrDefault(direction(linkId, from), List.of()), linkId, from, nanos);
    }

    /** Bytes per second from one end of the cable, as steps. */
    Curve curve(String linkId, String from) {
        String direction = direction(linkId, from);
        return curves.computeIfAbsent(direction, key -> sum(parts.getOrDefault(key, List.of()), linkId, from));
    }

    private static Curve sum(List<Part> using, String linkId, String from) {
        TreeSet<Long> instants = new TreeSet<>();
        instants.add(0L);
        for (Part part : using) {
            for (int i = 0; i < part.rate().segments(); i++) {
                instants.add(part.rate().fromNanos(i));
            }
            for (int i = 0; i < part.path().size(); i++) {
                instants.add(part.path().fromNanos(i));
            }
            instants.add(part.untilNanos());
        }
        Curve.Builder sum = Curve.builder();
        for (long instant : instants) {
            sum.level(instant, load(using, linkId, from, instant));
        }
        return sum.build();
    }

    private static double load(List<Part> using, String linkId, String from, long nanos) {
        double load = 0;
        for (Part part : using) {
            if (nanos < part.untilNanos() && crosses(part.path().at(nanos), linkId, from)) {
                load += part.rate().at(nanos);
            }
        }
        return load;
    }

    private static boolean crosses(List<String> path, String linkId, String from) {
        for (int i = 1; i < path.size(); i++) {
            if (path.get(i - 1).equals(from)
                    && Link.idOf(path.get(i - 1), path.get(i)).equals(linkId)) {
                return true;
            }
        }
        return false;
    }
}
