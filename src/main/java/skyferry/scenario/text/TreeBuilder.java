package skyferry.scenario.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;

/** Puts parser events together to a tree, and keeps the limits while it does. */
final class TreeBuilder {
    private static final String TAG_PREFIX = "tag:yaml.org,2002:";
    private static final Set<String> TAGS = Set.of("str", "int", "float", "bool", "null", "map", "seq");

    private final Diagnostics diagnostics;
    private final YamlLimits limits;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private Optional<Yaml> root = Optional.empty();
    private long nodes;
    private long aliasNodes;
    private boolean broken;

    TreeBuilder(Diagnostics diagnostics, YamlLimits limits) {
        this.diagnostics = diagnostics;
        this.limits = limits;
    }

    /** What an alias stands for: the node, how many nodes it has, and how many aliases lie one in another in it. */
    private record Anchored(Yaml node, long size, int aliasDepth) {}

    /** A collection whose end has not come yet. */
    private static final class Open {
        private final Place place;
        private final boolean mapping;
        private final Optional<Anchor> anchor;
        private final List<Yaml> items = new ArrayList<>();
        private final Map<String, Yaml.Entry> entries = new HashMap<>();
        private final List<Yaml.Entry> order = new ArrayList<>();
        private Yaml.@Nullable Scalar key;
        private boolean keyUnusable;
        private long size = 1;
        private int aliasDepth;

        private Open(Place place, boolean mapping, Optional<Anchor> anchor) {
            this.place = place;
            this.mapping = mapping;
            this.anchor = anchor;
        }

        private boolean expectsKey() {
            return mapping && key == null && !keyUnusable;
        }
    }

    Optional<Yaml> root() {
        return broken ? Optional.empty() : root;
    }

    /** Whether something was found after which nothing more is worth reading. */
    boolean isBroken() {
        return broken;
    }

    void scalar(Place place, String value, Yaml.Style style, Optional<String> tag, Optional<Anchor> anchor) {
        checkTag(place, tag);
        boolean text =
                tag.filter(t -> t.equals("!") || t.equals(TAG_PREFIX + "str")).isPresent();
        Yaml.Style seen = text && style == Yaml.Style.PLAIN ? Yaml.Style.QUOTED : style;
        add(new Yaml.Scalar(place, value, seen, true), 1, 0, anchor);
    }

    void begin(Place place, boolean mapping, Optional<String> tag, Optional<Anchor> anchor) {
        checkTag(place, tag);
        if (open.size() >= limits.depth()) {
            broken = true;
            diagnostics.at(place, Problem.TOO_DEEP, limits.depth()).add();
            return;
        }
        anchor.ifPresent(anchors::remove);
        open.push(new Open(place, mapping, anchor));
    }

    void end() {
        Open done = open.pop();
        Yaml node = done.mapping ? new Yaml.Mapping(done.place, done.order) : new Yaml.Sequence(done.place, done.items);
        add(node, done.size, done.aliasDepth, done.anchor);
    }

    void alias(Place place, Anchor anchor) {
        Anchored target = anchors.get(anchor);
        if (target == null) {
            broken = true;
            diagnostics
                    .at(place, Problem.ALIAS_UNKNOWN, anchor.getValue())
                    .nearest(
                            anchor.getValue(),
                            anchors.keySet().stream()
                                    .map(Anchor::getValue)
                                    .sorted()
                                    .toList())
                    .add();
            return;
        }
        aliasNodes += target.size;
        int depth = target.aliasDepth + 1;
        if (depth > limits.aliasDepth()) {
            broken = true;
            diagnostics.at(place, Problem.ALIAS_TOO_DEEP, limits.aliasDepth()).add();
        } else if (aliasNodes > limits.aliasNodes()) {
            broken = true;
            diagnostics.at(place, Problem.ALIAS_TOO_LARGE, limits.aliasNodes()).add();
        } else {
            add(target.node, target.size, depth, Optional.empty());
        }
    }

    private void add(Yaml node, long size, int aliasDepth, Optional<Anchor> anchor) {
        nodes++;
        if (nodes > limits.nodes()) {
            broken = true;
            diagnostics.at(node.place(), Problem.TOO_MANY_NODES, limits.nodes()).add();
            return;
        }
        anchor.ifPresent(name -> anchors.put(name, new Anchored(node, size, aliasDepth)));
        Open parent = open.peek();
        if (parent == null) {
            root = Optional.of(node);
            return;
        }
        parent.size += size;
        parent.aliasDepth = Math.max(parent.aliasDepth, aliasDepth);
        if (!parent.mapping) {
            parent.items.add(node);
        } else if (parent.expectsKey()) {
            key(parent, node);
        } else {
            value(parent, node);
        }
    }

    private void key(Open parent, Yaml node) {
        if (node instanceof Yaml.Scalar scalar) {
            parent.key = scalar;
        } else {
            parent.keyUnusable = true;
            diagnostics.at(node.place(), Problem.KEY_NOT_TEXT).add();
        }
    }

    private void value(Open parent, Yaml node) {
        Yaml.Scalar key = parent.key;
        parent.key = null;
        parent.keyUnusable = false;
        if (key == null) {
            return;
        }
        Yaml.Entry entry = new Yaml.Entry(key, node);
        Yaml.Entry first = parent.entries.putIfAbsent(key.value(), entry);
        if (first == null) {
            parent.order.add(entry);
        } else {
            diagnostics
                    .at(
                            key.place(),
                            Problem.DUPLICATE_KEY,
                            key.value(),
                            first.key().place().line())
                    .add();
        }
    }

    private void checkTag(Place place, Optional<String> tag) {
        String name = tag.orElse("!");
        boolean known =
                name.equals("!") || name.startsWith(TAG_PREFIX) && TAGS.contains(name.substring(TAG_PREFIX.length()));
        if (!known) {
            diagnostics.at(place, Problem.UNKNOWN_TAG, name).add();
        }
    }
}
