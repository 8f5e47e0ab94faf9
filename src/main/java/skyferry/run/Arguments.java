package skyferry.run;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few arguments of an event, by name in alphabetical order; immutable, and small, for a run has very many. */
final class Arguments extends AbstractMap<String, String> {
    private static final Arguments NONE = new Arguments(new String[0]);

    /** Names and values by turns. */
    private final String[] texts;

    private Arguments(String[] texts) {
        this.texts = texts;
    }

    static Map<String, String> of(Map<String, String> arguments) {
        if (arguments instanceof Arguments || arguments.isEmpty()) {
            return arguments.isEmpty() ? NONE : arguments;
        }
        String[] texts = new String[2 * arguments.size()];
        int used = 0;
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            String name = argument.getKey();
            int at = used;
            while (at > 0 && texts[at - 2].compareTo(name) > 0) {
                texts[at] = texts[at - 2];
                texts[at + 1] = texts[at - 1];
                at -= 2;
            }
            texts[at] = name;
            texts[at + 1] = argument.getValue();
            used += 2;
        }
        return new Arguments(texts);
    }

    @Override
    public int size() {
        return texts.length / 2;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < texts.length; i += 2) {
            if (texts[i].equals(name)) {
                return texts[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return texts.length / 2;
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new InOrder();
            }
        };
    }

    /** Goes through the arguments in the order of their names. */
    private final class InOrder implements Iterator<Map.Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < texts.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return Map.entry(texts[next - 2], texts[next - 1]);
        }
    }
}
