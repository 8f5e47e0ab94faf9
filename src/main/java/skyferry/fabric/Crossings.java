package skyferry.fabric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skyferry.model.Fabric;
import skyferry.model.Link;

/** Which stream crosses which cable, by number: a cable has a number for each direction, a stream has one while it is there. */
final class Crossings {
    private static final int[] NONE = {};

    /** By the node that it leaves, and by the one that it comes to. */
    private final Map<String, Map<String, Integer>> directions;

    private int directionCount;
    private double[] capacity = new double[16];
    private int[][] members = new int[16][];
    private int[] memberCount = new int[16];

    private int[][] route = new int[16][];
    private int[][] place = new int[16][];
    private double[] cap = new double[16];
    private double[] weight = new double[16];
    private int[] free = new int[16];
    private int freeCount;
    private int highest;

    Crossings() {
        directions = new HashMap<>();
    }

    private Crossings(Crossings other) {
        directions = new HashMap<>();
        other.directions.forEach((from, ends) -> directions.put(from, new HashMap<>(ends)));
        directionCount = other.directionCount;
        capacity = other.capacity.clone();
        members = copy(other.members);
        memberCount = other.memberCount.clone();
        // A route is never written to, a place is.
        route = other.route.clone();
        place = copy(other.place);
        cap = other.cap.clone();
        weight = other.weight.clone();
        free = other.free.clone();
        freeCount = other.freeCount;
        highest = other.highest;
    }

    private static int[][] copy(int[][] rows) {
        int[][] copy = rows.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] != null && copy[i].length > 0) {
                copy[i] = copy[i].clone();
            }
        }
        return copy;
    }

    Crossings copy() {
        return new Crossings(this);
    }

    /** Capacity of both directions of every cable; a cable that is not there carries nothing. */
    double[] capacities(Fabric fabric) {
        int[] numbers = new int[2 * fabric.links().size()];
        int i = 0;
        for (Link link : fabric.links()) {
            numbers[i++] = direction(link.a(), link.b());
            numbers[i++] = direction(link.b(), link.a());
        }
        double[] now = new double[capacity.length];
        i = 0;
        for (Link link : fabric.links()) {
            now[numbers[i++]] = link.rateBytesPerSecond();
            now[numbers[i++]] = link.rateBytesPerSecond();
        }
        return now;
    }

    private int direction(String from, String to) {
        Map<String, Integer> ends = directions.get(from);
        if (ends == null) {
            ends = new HashMap<>();
            directions.put(from, ends);
        }
        Integer known = ends.get(to);
        if (known != null) {
            return known;
        }
        int added = directionCount++;
        ends.put(to, added);
        if (added == capacity.length) {
            capacity = Arrays.copyOf(capacity, 2 * added);
            members = Arrays.copyOf(members, 2 * added);
            memberCount = Arrays.copyOf(memberCount, 2 * added);
        }
        members[added] = NONE;
        return added;
    }

    /** How many directions have a number. */
    int directions() {
        return directionCount;
    }

    double capacity(int direction) {
        return capacity[direction];
    }

    void capacity(int direction, double bytesPerSecond) {
        capacity[direction] = bytesPerSecond;
    }

    /** A number for a stream that crosses nothing yet. */
    int add() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        if (highest == route.length) {
            route = Arrays.copyOf(route, 2 * highest);
            place = Arrays.copyOf(place, 2 * highest);
            cap = Arrays.copyOf(cap, 2 * highest);
            weight = Arrays.copyOf(weight, 2 * highest);
            free = Arrays.copyOf(free, 2 * highest);
        }
        route[highest] = NONE;
        place[highest] = NONE;
        return highest++;
    }

    /** Gives a number back; its stream crosses nothing any more. */
    void remove(int stream) {
        free[freeCount++] = stream;
    }

    /** Numbers of streams are below this. */
    int highest() {
        return highest;
    }

    /** How many streams there are. */
    int size() {
        return highest - freeCount;
    }

    double cap(int stream) {
        return cap[stream];
    }

    double weight(int stream) {
        return weight[stream];
    }

    /** The directions that a stream crosses. */
    int[] route(int stream) {
        return route[stream];
    }

    int members(int direction) {
        return memberCount[direction];
    }

    int member(int direction, int i) {
        return members[direction][i];
    }

    /** The stream takes its way. */
    void enter(int stream, List<String> path, double streamCap, double streamWeight) {
        cap[stream] = streamCap;
        weight[stream] = streamWeight;
        int[] way = path.size() < 2 ? NONE : new int[path.size() - 1];
        for (int i = 0; i < way.length; i++) {
            way[i] = direction(path.get(i), path.get(i + 1));
        }
        int[] places = new int[way.length];
        for (int i = 0; i < way.length; i++) {
            int d = way[i];
            if (memberCount[d] == members[d].length) {
                members[d] = Arrays.copyOf(members[d], Math.max(4, 2 * memberCount[d]));
            }
            places[i] = memberCount[d];
            members[d][memberCount[d]++] = stream;
        }
        route[stream] = way;
        place[stream] = places;
    }

    /** The stream leaves its way; the last one of each direction takes its place there. */
    void exit(int stream) {
        for (int i = 0; i < route[stream].length; i++) {
            int d = route[stream][i];
            int last = --memberCount[d];
            int moved = members[d][last];
            int to = place[stream][i];
            members[d][to] = moved;
            for (int k = 0; k < route[moved].length; k++) {
                if (route[moved][k] == d && place[moved][k] == last) {
                    place[moved][k] = to;
                }
            }
        }
        route[stream] = NONE;
        place[stream] = NONE;
    }
}
