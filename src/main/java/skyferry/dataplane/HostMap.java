package skyferry.dataplane;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The bridges by host, in the scenario's order. Replacing one costs a copy of an array of references, no hashing. */
final class HostMap extends AbstractMap<String, Bridge> {
    private final Map<String, Integer> places;
    private final Bridge[] bridges;

    private HostMap(Map<String, Integer> places, Bridge[] bridges) {
        this.places = places;
        this.bridges = bridges;
    }

    static HostMap of(Map<String, Bridge> bridges) {
        Map<String, Integer> places = new LinkedHashMap<>();
        bridges.keySet().forEach(host -> places.put(host, places.size()));
        return new HostMap(Collections.unmodifiableMap(places), bridges.values().toArray(Bridge[]::new));
    }

    HostMap with(Bridge bridge) {
        Integer place = places.get(bridge.host());
        if (place == null) {
            throw new IllegalArgumentException("no host named " + bridge.host());
        }
        Bridge[] next = bridges.clone();
        next[place] = bridge;
        return new HostMap(places, next);
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
