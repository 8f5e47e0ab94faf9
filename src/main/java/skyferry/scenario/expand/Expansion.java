package skyferry.scenario.expand;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Repetition;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** Writes out a tree: templates replaced, {@code count} entries repeated, {@code like} entries completed. */
public final class Expansion {
    private static final String COUNT = Repetition.COUNT.name();
    private static final String LIKE = Repetition.LIKE.name();
    /** Nodes of all entries together: 10,000 machines are 600,000. */
    private static final long MOST_NODES = 2_000_000;

    private final Set<String> maps;
    private final Set<String> lists;
    private final Templates templates;
    private final Reading in;
    private long nodes;
    private long entries;

    private Expansion(Set<String> maps, Set<String> lists, Templates templates, Reading in) {
        this.maps = maps;
        this.lists = lists;
        this.templates = templates;
        this.in = in;
    }

    /**
     * The tree as meant; empty if it grows too large, which then is reported.
     *
     * @param maps keys, or {@code outer.inner} ones, whose values are mappings with names chosen by the author
     * @param lists keys of lists whose items can have a {@code count}
     */
    public static Optional<Yaml.Mapping> of(
            Yaml.Mapping root, Set<String> maps, Set<String> lists, Parameters parameters, Reading in) {
        Templates templates =
                new Templates(parameters.values(), parameters.places().keySet(), in);
        Expansion expansion = new Expansion(maps, lists, templates, in);
        Yaml.Mapping meant = expansion.level("", root);
        parameters.places().forEach((name, place) -> {
            if (!templates.used().contains(name)) {
                in.diagnostics().at(place, Problem.PARAMETER_UNUSED, name).add();
            }
        });
        return expansion.isTooLarge() ? Optional.empty() : Optional.of(meant);
    }

    private boolean isTooLarge() {
        return nodes > MOST_NODES || entries > Repetition.MOST;
    }

    private Yaml.Mapping level(String prefix, Yaml.Mapping mapping) {
        List<Yaml.Entry> done = new ArrayList<>();
        for (Yaml.Entry entry : mapping.entries()) {
            done.add(new Yaml.Entry(entry.key(), value(prefix + entry.name(), entry.value())));
        }
        return new Yaml.Mapping(mapping.place(), done);
    }

    private Yaml value(String path, Yaml node) {
        if (node instanceof Yaml.Mapping inner) {
            if (maps.contains(path)) {
                return named(inner);
            }
            if (maps.stream().anyMatch(map -> map.startsWith(path + "."))) {
                return level(path + ".", inner);
            }
        }
        if (node instanceof Yaml.Sequence list && lists.contains(path)) {
            return listed(list);
        }
        return path.equals("params") ? node : templates.replaced(node);
    }

    private Yaml listed(Yaml.Sequence list) {
        List<Yaml> items = new ArrayList<>();
        for (Yaml item : list.items()) {
            if (item instanceof Yaml.Mapping mapping && mapping.entry(COUNT).isPresent()) {
                Yaml.Mapping body = without(mapping, COUNT);
                long count = count(mapping, body);
                for (long i = 1; i <= count; i++) {
                    items.add(templates.replaced(body, i));
                }
            } else {
                items.add(templates.replaced(item));
            }
        }
        return new Yaml.Sequence(list.place(), items);
    }

    private Yaml named(Yaml.Mapping map) {
        Map<String, Yaml.Entry> written = new LinkedHashMap<>();
        for (Yaml.Entry entry : map.entries()) {
            if (entry.value() instanceof Yaml.Mapping mapping
                    && mapping.entry(COUNT).isPresent()) {
                Yaml.Mapping body = without(mapping, COUNT);
                long count = count(mapping, body);
                for (long i = 1; i <= count; i++) {
                    put(written, new Yaml.Entry(templates.scalar(entry.key(), i), templates.replaced(body, i)));
                }
            } else {
                put(
                        written,
                        new Yaml.Entry(
                                (Yaml.Scalar) templates.replaced(entry.key()), templates.replaced(entry.value())));
            }
        }
        return new Yaml.Mapping(map.place(), new Likes(written).resolved());
    }

    private void put(Map<String, Yaml.Entry> written, Yaml.Entry entry) {
        Yaml.Entry first = written.putIfAbsent(entry.name(), entry);
        if (first != null) {
            in.at(
                            entry.key(),
                            Problem.DUPLICATE_KEY,
                            entry.name(),
                            first.key().place().line())
                    .add();
        }
    }

    /** How often an entry is repeated; 0 if that is not said rightly or would be too much. */
    private long count(Yaml.Mapping mapping, Yaml.Mapping body) {
        Yaml node = templates.replaced(mapping.get(COUNT).orElseThrow());
        long count = Repetition.COUNT.type().read(node, in).orElse(0L);
        entries += count;
        if (entries > Repetition.MOST) {
            in.at(node, Problem.BAD_COUNT, entries)
                    .expected("at most " + Repetition.MOST + " in all")
                    .add();
            return 0;
        }
        return charge(body, count * size(body)) ? count : 0;
    }

    private boolean charge(Yaml node, long size) {
        nodes += size;
        if (nodes > MOST_NODES) {
            in.at(node, Problem.TOO_MANY_NODES, MOST_NODES).add();
            return false;
        }
        return true;
    }

    private static long size(Yaml node) {
        return switch (node) {
            case Yaml.Scalar scalar -> 1;
            case Yaml.Sequence sequence ->
                1 + sequence.items().stream().mapToLong(Expansion::size).sum();
            case Yaml.Mapping mapping ->
                1
                        + mapping.entries().stream()
                                .mapToLong(entry -> 1 + size(entry.value()))
                                .sum();
        };
    }

    private static Yaml.Mapping without(Yaml.Mapping mapping, String key) {
        return new Yaml.Mapping(
                mapping.place(),
                mapping.entries().stream()
                        .filter(entry -> !entry.name().equals(key))
                        .toList());
    }

    /** Entries of one mapping that take over keys of each other. */
    private final class Likes {
        private final Map<String, Yaml.Entry> written;
        private final Map<String, Yaml> resolved = new HashMap<>();

        private Likes(Map<String, Yaml.Entry> written) {
            this.written = written;
        }

        private List<Yaml.Entry> resolved() {
            List<Yaml.Entry> all = new ArrayList<>();
            for (Yaml.Entry entry : written.values()) {
                resolve(entry);
                all.add(new Yaml.Entry(entry.key(), resolved.getOrDefault(entry.name(), entry.value())));
            }
            return all;
        }

        /** Follows a chain to its end, then completes its entries from there back. */
        private void resolve(Yaml.Entry first) {
            Deque<Yaml.Entry> chain = new ArrayDeque<>();
            Set<String> visited = new HashSet<>();
            Yaml.Entry next = first;
            while (next != null && !resolved.containsKey(next.name())) {
                if (!visited.add(next.name())) {
                    Yaml.Entry back = chain.peek() == null ? next : chain.peek();
                    in.at(like(back).orElse(back.value()), Problem.LIKE_CYCLE, next.name(), back.name())
                            .add();
                    break;
                }
                chain.push(next);
                next = base(next);
            }
            while (!chain.isEmpty()) {
                Yaml.Entry entry = chain.pop();
                resolved.put(entry.name(), completed(entry));
            }
        }

        private Optional<Yaml> like(Yaml.Entry entry) {
            return entry.value() instanceof Yaml.Mapping mapping ? mapping.get(LIKE) : Optional.empty();
        }

        private Yaml.@Nullable Entry base(Yaml.Entry entry) {
            Optional<Yaml> like = like(entry);
            Optional<String> name = like.flatMap(node -> Repetition.LIKE.type().read(node, in));
            if (name.isPresent() && !written.containsKey(name.get())) {
                in.at(like.orElseThrow(), Problem.UNKNOWN_REFERENCE, "entry", name.get())
                        .nearestOrExpected(name.get(), written.keySet())
                        .add();
            }
            return name.map(written::get).orElse(null);
        }

        private Yaml completed(Yaml.Entry entry) {
            if (!(entry.value() instanceof Yaml.Mapping mapping)
                    || mapping.entry(LIKE).isEmpty()) {
                return entry.value();
            }
            Yaml.Mapping own = without(mapping, LIKE);
            Yaml.Entry base = base(entry);
            Yaml model = base == null ? null : resolved.get(base.name());
            if (!(model instanceof Yaml.Mapping other) || !charge(entry.key(), size(other))) {
                return own;
            }
            List<Yaml.Entry> all = new ArrayList<>();
            for (Yaml.Entry inherited : other.entries()) {
                if (own.entry(inherited.name()).isEmpty()) {
                    all.add(inherited);
                }
            }
            all.addAll(own.entries());
            return new Yaml.Mapping(mapping.place(), all);
        }
    }
}
