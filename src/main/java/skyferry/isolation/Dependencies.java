package skyferry.isolation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skyferry.model.Ipv4;

/** Who depends on what, looked up from both sides. What somebody depends on is a number: host, kind or table, key. */
final class Dependencies<S> {
    private static final int PORT = 256;
    private static final int TUNNEL = 257;
    private static final int WIRE = 258;
    private static final int HOST = 259;
    private static final int KEY_BITS = 33;
    private static final int KIND_BITS = 10;

    private final Map<String, Integer> hosts = new HashMap<>();
    private final Map<Long, List<S>> dependants = new HashMap<>();
    private final Map<S, long[]> things = new HashMap<>();

    Dependencies(Collection<String> hosts) {
        hosts.forEach(host -> this.hosts.put(host, this.hosts.size()));
    }

    /** Tables have 32-bit keys of two kinds, which a bit above them tells apart. */
    private long thing(String host, int kind, long key) {
        long folded = (key & 0xffff_ffffL) | (key >>> 32 == 0 ? 0 : 1L << 32);
        long place = hosts.getOrDefault(host, -1);
        return place << (KEY_BITS + KIND_BITS) | (long) kind << KEY_BITS | folded;
    }

    /** Takes down what somebody depends on; to be {@link Notes#close closed} when that is known. */
    Notes of(S source) {
        return new Notes(source);
    }

    /** What somebody depends on, while it is being found out. */
    final class Notes implements Footprint {
        private final S source;
        private long[] seen = new long[128];
        private int size;

        private Notes(S source) {
            this.source = source;
        }

        @Override
        public void flows(String host, int table, long key) {
            add(thing(host, table, key));
            add(thing(host, HOST, 0));
        }

        @Override
        public void port(String host, int number) {
            add(thing(host, PORT, number));
        }

        @Override
        public void tunnel(String host, Ipv4 from) {
            add(thing(host, TUNNEL, from.bits() & 0xffff_ffffL));
        }

        @Override
        public void wire(String host) {
            add(thing(host, WIRE, 0));
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

        /** Everything is known. */
        void close() {
            compact();
            long[] all = Arrays.copyOf(seen, size);
            things.put(source, all);
            for (long thing : all) {
                dependants.computeIfAbsent(thing, t -> new ArrayList<>(4)).add(source);
            }
        }
    }

    void forget(S source) {
        long[] old = things.remove(source);
        if (old == null) {
            return;
        }
        for (long thing : old) {
            List<S> others = dependants.getOrDefault(thing, List.of());
            if (others.size() == 1) {
                dependants.remove(thing);
            } else {
                others.remove(source);
            }
        }
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

    Collection<S> onHost(String host) {
        return on(thing(host, HOST, 0));
    }

    private Collection<S> on(long thing) {
        return dependants.getOrDefault(thing, List.of());
    }
}
