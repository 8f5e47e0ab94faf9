package skyferry.dataplane;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import skyferry.model.Ipv4;

/** The bridges by host, in the scenario's order. Replacing one costs a copy of an array of references, no hashing. */
final class HostMap extends AbstractMap<String, Bridge> {
    private final Map<String, Integer> places;
    private final Map<Integer, Integer> byVtep;
    private final Bridge[] bridges;

    private HostMap(Map<String, Integer> places, Map<Integer, Integer> byVtep, Bridge[] bridges) {
        this.places = places;
        this.byVtep = byVtep;
        this.bridges = bridges;
    }

    static HostMap of(Map<String, Bridge> bridges) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Map<Integer, Integer> byVtep = new LinkedHashMap<>();
        bridges.forEach((host, bridge) -> {
            byVtep.putIfAbsent(bridge.vtep().bits(), places.size());
            places.put(host, places.size());
        });
        return new HostMap(
                Collections.unmodifiableMap(places),
                Collections.unmodifiableMap(byVtep),
                bridges.values().toArray(Bridge[]::new));
    }

    int placeOfVtep(Ipv4 address) {
        return byVtep.getOrDefault(address.bits(), -1);
    }

    int place(String host) {
        return places.getOrDefault(host, -1);
    }

    Bridge at(int place) {
        return bridges[place];
    }

    /** The bridges that are not the same objects as in an earlier state with the same hosts. */
    List<Bridge> changedSince(HostMap before) {
        List<Bridge> changed = new ArrayList<>();
        for (int i = 0; i < bridges.length; i++) {
            if (bridges[i] != before.bridges[i]) {
                changed.add(bridges[i]);
            }
        }
        return changed;
    }

    boolean hasSameHosts(HostMap other) {
        return places == other.places;
    }

    HostMap with(Bridge bridge) {
        Integer place = places.get(bridge.host());
        if (place == null) {
            throw new IllegalArgumentException("no host named " + bridge.host());
        }
        Bridge[] next = bridges.clone();
        next[place] = bridge;
        return new HostMap(places, byVtep, next);
    }

    @Override
    public @Nullable Bridge get(@Nullable Object host) {
        Integer place = places.get(host);
        return place == null ? null : bridges[place];
    }

    @Override
    public boolean containsKey(@Nullable Object host) {
        return places.containsKey(host);
    }

    @Override
    public int size() {
        return bridges.length;
    }

    @Override
    public Set<Entry<String, Bridge>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Bridge>> iterator() {
                return IntStream.range(0, bridges.length)
                        .<Entry<String, Bridge>>mapToObj(i -> new SimpleImmutableEntry<>(bridges[i].host(), bridges[i]))
                        .iterator();
            }

            @Override
            public int size() {
                return bridges.length;
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostMap map
                ? places.equals(map.places) && Arrays.equals(bridges, map.bridges)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
