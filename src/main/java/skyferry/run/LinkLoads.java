package skyferry.run;

import java.util.List;
import java.util.TreeSet;
import skyferry.model.Curve;
import skyferry.model.Link;

/** Adds up what streams put on a cable in one direction. */
final class LinkLoads {
    private LinkLoads() {}

    /**
     * A stream: what it carries, the way it takes, and when it is over.
     */
    record Part(Curve rate, Spans<List<String>> path, long untilNanos) {}

    /** Bytes per second from one end of the cable, as steps. */
    static Curve sum(List<Part> parts, String linkId, String from) {
        List<Part> using =
                parts.stream().filter(part -> uses(part, linkId, from)).toList();
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
            double load = 0;
            for (Part part : using) {
                if (instant < part.untilNanos() && crosses(part.path().at(instant), linkId, from)) {
                    load += part.rate().at(instant);
                }
            }
            sum.level(instant, load);
        }
        return sum.build();
    }

    private static boolean uses(Part part, String linkId, String from) {
        for (int i = 0; i < part.path().size(); i++) {
            if (crosses(part.path().value(i), linkId, from)) {
                return true;
            }
        }
        return false;
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
