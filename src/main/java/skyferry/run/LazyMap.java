package skyferry.run;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A map that cannot be changed, whose values are found when they are asked for, each once. */
final class LazyMap<V> extends AbstractMap<String, V> {
    private final Set<String> keys;
    private final Function<String, V> find;
    private final Map<String, V> found = new ConcurrentHashMap<>();

    /**
     * A map with these keys, in their order.
     *
     * @param find pure: gives the same value whenever it is asked
     */
    LazyMap(Set<String> keys, Function<String, V> find) {
        this.keys = keys;
        this.find = find;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return key instanceof String name && keys.contains(name) ? value(name) : null;
    }

    private V value(String key) {
        return found.computeIfAbsent(key, find);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && keys.contains(name);
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.size();
            }

            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                Iterator<String> names = keys.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return names.hasNext();
                    }

                    @Override
                    public Map.Entry<String, V> next() {
                        String name = names.next();
                        return Map.entry(name, value(name));
                    }
                };
            }
        };
    }
}
