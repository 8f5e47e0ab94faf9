package skyferry.model;

import java.util.Set;

/**
 * A cable between two nodes, full duplex.
 *
 * @param rateBytesPerSecond in each direction
 * @param delayNanos one way
 * @param teMetric cost in traffic engineering
 * @param loss share of packets lost, 0..1
 */
public record Link(
        String id,
        String a,
        String b,
        double rateBytesPerSecond,
        long delayNanos,
        int teMetric,
        Set<String> colours,
        double loss,
        boolean macsec) {
    public Link {
        colours = Set.copyOf(colours);
    }

    /** The name of the cable between two nodes, whichever is named first. */
    public static String idOf(String a, String b) {
        return a.compareTo(b) <= 0 ? a + "--" + b : b + "--" + a;
    }

    public boolean joins(String x, String y) {
        return a.equals(x) && b.equals(y) || a.equals(y) && b.equals(x);
    }

    /** The end that is not {@code end}. */
    public String other(String end) {
        return a.equals(end) ? b : a;
    }

    public Link withRate(double bytesPerSecond) {
        return new Link(id, a, b, bytesPerSecond, delayNanos, teMetric, colours, loss, macsec);
    }
}
