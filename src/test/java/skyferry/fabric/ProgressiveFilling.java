package skyferry.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skyferry.fabric.Sharing.Stream;
import skyferry.model.Fabric;
import skyferry.model.Link;

/**
 * What {@link Sharing} is checked against: max-min fair rates found for all streams at once, step by step. All are raised
 * together; the streams of the first link that fills, and a stream that reaches its cap, are frozen; and so on (Bertsekas and
 * Gallager, Data Networks, 6.5.2). The result is unique.
 */
final class ProgressiveFilling {
    private final Map<String, Integer> directions = new HashMap<>();
    private final double[] capacity;

    ProgressiveFilling(Fabric fabric) {
        capacity = new double[2 * fabric.links().size()];
        for (Link link : fabric.links()) {
            direction(link.a(), link.b(), link.rateBytesPerSecond());
            direction(link.b(), link.a(), link.rateBytesPerSecond());
        }
    }

    private void direction(String from, String to, double bytesPerSecond) {
        capacity[directions.size()] = bytesPerSecond;
        directions.put(from + ">" + to, directions.size());
    }

    /** Bytes per second of each stream, in their order; a stream over a missing link gets 0. */
    double[] rates(List<Stream> streams) {
        int[][] routes = new int[streams.size()][];
        double[] rate = new double[streams.size()];
        boolean[] frozen = new boolean[streams.size()];
        for (int i = 0; i < routes.length; i++) {
            int[] route = route(streams.get(i).path());
            routes[i] = route == null ? new int[0] : route;
            frozen[i] = route == null || streams.get(i).capBytesPerSecond() <= 0;
        }
        double[] left = capacity.clone();
        while (fill(streams, routes, rate, frozen, left)) {
            // each pass freezes at least one stream
        }
        return rate;
    }

    /** One step of the filling; false when nothing is left to raise. */
    private boolean fill(List<Stream> streams, int[][] routes, double[] rate, boolean[] frozen, double[] left) {
        double[] weight = new double[left.length];
        double step = Double.POSITIVE_INFINITY;
        boolean any = false;
        for (int i = 0; i < routes.length; i++) {
            if (!frozen[i]) {
                any = true;
                for (int d : routes[i]) {
                    weight[d] += streams.get(i).weight();
                }
                step = Math.min(
                        step,
                        (streams.get(i).capBytesPerSecond() - rate[i])
                                / streams.get(i).weight());
            }
        }
        if (!any) {
            return false;
        }
        for (int d = 0; d < left.length; d++) {
            if (weight[d] > 0) {
                step = Math.min(step, left[d] / weight[d]);
            }
        }
        if (step == Double.POSITIVE_INFINITY) {
            freezeAll(routes, rate, frozen);
            return false;
        }
        raise(streams, routes, rate, frozen, left, weight, step);
        return true;
    }

    /** Streams that no link and no cap holds back stay within one host. */
    private static void freezeAll(int[][] routes, double[] rate, boolean[] frozen) {
        for (int i = 0; i < routes.length; i++) {
            if (!frozen[i]) {
                rate[i] = Double.POSITIVE_INFINITY;
            }
        }
        Arrays.fill(frozen, true);
    }

    private static void raise(
            List<Stream> streams,
            int[][] routes,
            double[] rate,
            boolean[] frozen,
            double[] left,
            double[] weight,
            double step) {
        boolean[] full = new boolean[left.length];
        for (int d = 0; d < left.length; d++) {
            if (weight[d] > 0) {
                full[d] = left[d] / weight[d] <= step * (1 + 1e-12);
                left[d] = full[d] ? 0 : left[d] - step * weight[d];
            }
        }
        for (int i = 0; i < routes.length; i++) {
            if (frozen[i]) {
                continue;
            }
            double cap = streams.get(i).capBytesPerSecond();
            rate[i] += step * streams.get(i).weight();
            if (rate[i] >= cap * (1 - 1e-12)) {
                rate[i] = cap;
                frozen[i] = true;
            }
            for (int d : routes[i]) {
                frozen[i] |= full[d];
            }
        }
    }

    private int @org.jspecify.annotations.Nullable [] route(List<String> path) {
        List<Integer> route = new ArrayList<>();
        for (int i = 1; i < path.size(); i++) {
            Integer direction = directions.get(path.get(i - 1) + ">" + path.get(i));
            if (direction == null) {
                return null;
            }
            route.add(direction);
        }
        return route.stream().mapToInt(Integer::intValue).toArray();
    }
}
