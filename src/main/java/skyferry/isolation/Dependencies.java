package skyferry.isolation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skyferry.model.Ipv4;

/**
 * Who depends on what, looked up from both sides. Everybody gets a number on first sight; what somebody depends on is a number
 * as well: host, kind or table, key.
 */
final class Dependencies<S> {
    private static final int PORT = 256;
    private static final int TUNNEL = 257;
    private static final int WIRE = 258;
    private static final int WAYPOINT = 259;
    private static final int MEMBERS = 512;
    private static final int MEMBER_ACTIONS = 768;
    private static final int KEY_BITS = 33;
    private static final int KIND_BITS = 10;
    private static final long[] NOTHING = new long[0];

    private final Map<String, Integer> hosts = new HashMap<>();
    private final Map<S, Integer> numbers = new HashMap<>();
    private final List<S> everybody = new ArrayList<>();
    private final List<long[]> things = new ArrayList<>();
    private final Dependants dependants = new Dependants();

    Dependencies(Collection<String> hosts) {
        hosts.forEach(host -> this.hosts.put(host, this.hosts.size()));
    }

    private long thing(String host, int kind, long key) {
        return thing(hosts.getOrDefault(host, -1), kind, key);
    }

    private static long thing(int host, int kind, long key) {
        long folded = (key & 0xffff_ffffL) | (key >>> 32 == 0 ? 0 : 1L << 32);
        return (long) host << (KEY_BITS + KIND_BITS) | (long) kind << KEY_BITS | folded;
    }

    private int number(S somebody) {
        Integer known = numbers.putIfAbsent(somebody, everybody.size());
        if (known != null) {
            return known;
        }
        everybody.add(somebody);
        things.add(NOTHING);
        return everybody.size() - 1;
    }

    /** Takes down what somebody depends on; to be {@link Notes#close closed} when that is known. */
    Notes of(S somebody) {
        return new Notes(number(somebody));
    }

    /** What somebody depends on, while it is being found out. */
    final class Notes implements Footprint {
        private final int dependant;
        private long[] seen = new long[128];
        private int size;
        private String host = "";
        private int hostNumber = -1;

        private Notes(int dependant) {
            this.dependant = dependant;
        }

        @Override
        public void flows(String host, int table, long key) {
            add(thing(numberOf(host), table, key));
        }

        @Override
        public void members(String host, int table, long key) {
            add(thing(numberOf(host), MEMBERS + table, key));
        }

        @Override
        public void memberActions(String host, int table, long key) {
            add(thing(numberOf(host), MEMBER_ACTIONS + table, key));
        }

        @Override
        public void port(String host, int number) {
            add(thing(numberOf(host), PORT, number));
        }

        @Override
        public void tunnel(String host, Ipv4 from) {
            add(thing(numberOf(host), TUNNEL, from.bits() & 0xffff_ffffL));
        }

        @Override
        public void wire(String host) {
            add(thing(numberOf(host), WIRE, 0));
        }

        /** What any frame can reach from a waypoint on. */
        void waypoint(int number) {
            add((long) WAYPOINT << KEY_BITS | number);
        }

        /** The same host is told of many times in a row. */
        private int numberOf(String next) {
            if (!next.equals(host)) {
                host = next;
                hostNumber = hosts.getOrDefault(next, -1);
            }
            return hostNumber;
        }

        private void add(long thing) {
            if (size == seen.length) {
                compact();
            }
            seen[size++] = thing;
        }

        private void compact() {
            Arrays.sort(seen, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || seen[i] != seen[i - 1]) {
                    seen[kept++] = seen[i];
                }
            }
            size = kept;
            if (size > seen.length / 2) {
                seen = Arrays.copyOf(seen, seen.length * 2);
            }
        }

        /** Everything is known: it takes the place of what was known before, most of which is the same. */
        void close() {
            compact();
            replace(dependant, Arrays.copyOf(seen, size));
        }
    }

    /** Nobody need be told any more. */
    void forget(S somebody) {
        replace(number(somebody), NOTHING);
    }

    private void replace(int dependant, long[] next) {
        long[] before = things.set(dependant, next);
        int i = 0;
        int j = 0;
        while (i < next.length || j < before.length) {
            int order = i == next.length ? 1 : j == before.length ? -1 : Long.compare(next[i], before[j]);
            if (order < 0) {
                dependants.add(next[i], dependant);
            } else if (order > 0) {
                dependants.remove(before[j], dependant);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    /** Everybody who ever depended on anything. */
    Collection<S> everybody() {
        return everybody;
    }

    Collection<S> onFlows(String host, int table, long key) {
        return on(thing(host, table, key));
    }

    Collection<S> onPort(String host, int number) {
        return on(thing(host, PORT, number));
    }

    Collection<S> onTunnel(String host, Ipv4 from) {
        return on(thing(host, TUNNEL, from.bits() & 0xffff_ffffL));
    }

    Collection<S> onWire(String host) {
        return on(thing(host, WIRE, 0));
    }

    Collection<S> onMembers(String host, int table, long key) {
        return on(thing(host, MEMBERS + table, key));
    }

    Collection<S> onMemberActions(String host, int table, long key) {
        return on(thing(host, MEMBER_ACTIONS + table, key));
    }

    Collection<S> onWaypoint(int number) {
        return on((long) WAYPOINT << KEY_BITS | number);
    }

    /** Who looked at a table of a host at all. Asked so seldom that it is searched for. */
    Collection<S> onTable(String host, int table) {
        long wanted = thing(host, table, 0) >>> KEY_BITS;
        List<S> found = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            for (long thing : things.get(i)) {
                if (thing >>> KEY_BITS == wanted) {
                    found.add(everybody.get(i));
                    break;
                }
            }
        }
        return found;
    }

    private Collection<S> on(long thing) {
        Dependants.Bag numbers = dependants.of(thing);
        if (numbers == null) {
            return List.of();
        }
        List<S> found = new ArrayList<>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            found.add(everybody.get(numbers.at(i)));
        }
        return found;
    }
}
