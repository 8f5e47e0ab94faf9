package skyferry.scenario.expand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** Replaces every {@code ${..}} of a tree: a name by its value, anything else by what it computes to. */
final class Templates {
    private static final String OPEN = "${";

    private final Map<String, String> values;
    private final Set<String> declared;
    private final Set<String> used = new HashSet<>();
    private final Reading in;

    /** {@code declared} names that could not be drawn have no value, but are not unknown. */
    Templates(Map<String, String> values, Set<String> declared, Reading in) {
        this.values = values;
        this.declared = declared;
        this.in = in;
    }

    /** Names that were asked for. */
    Set<String> used() {
        return used;
    }

    /** The tree without templates. Parts that have none are shared, not copied. */
    Yaml replaced(Yaml node) {
        return replaced(node, values);
    }

    /** The same with a running number. */
    Yaml replaced(Yaml node, long i) {
        if (!node.templated()) {
            return node;
        }
        Map<String, String> more = new TreeMap<>(values);
        more.put("i", Long.toString(i));
        return replaced(node, more);
    }

    private Yaml replaced(Yaml node, Map<String, String> known) {
        if (!node.templated()) {
            return node;
        }
        return switch (node) {
            case Yaml.Scalar scalar -> scalar(scalar, known);
            case Yaml.Sequence sequence ->
                new Yaml.Sequence(
                        sequence.place(),
                        sequence.items().stream()
                                .map(item -> replaced(item, known))
                                .toList());
            case Yaml.Mapping mapping -> {
                List<Yaml.Entry> entries = new ArrayList<>();
                for (Yaml.Entry entry : mapping.entries()) {
                    entries.add(new Yaml.Entry(scalar(entry.key(), known), replaced(entry.value(), known)));
                }
                yield new Yaml.Mapping(mapping.place(), entries);
            }
        };
    }

    Yaml.Scalar scalar(Yaml.Scalar scalar, long i) {
        return (Yaml.Scalar) replaced(scalar, i);
    }

    private Yaml.Scalar scalar(Yaml.Scalar scalar, Map<String, String> known) {
        if (!scalar.templated()) {
            return scalar;
        }
        String text = scalar.value();
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, done)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                in.within(scalar, open, Problem.BAD_EXPRESSION, text.substring(open), "the closing } is missing")
                        .add();
                break;
            }
            out.append(text, done, open);
            out.append(value(scalar, open, text.substring(open + 2, close), known));
            done = close + 1;
        }
        return scalar.replacedBy(out.append(text.substring(done)).toString());
    }

    private String value(Yaml.Scalar scalar, int open, String inside, Map<String, String> known) {
        String name = inside.strip();
        used.add(name);
        String direct = known.get(name);
        if (direct != null) {
            return direct;
        }
        if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            if (!declared.contains(name)) {
                in.within(scalar, open + 2, Problem.UNKNOWN_PARAMETER, name)
                        .nearestOrExpected(name, known.keySet())
                        .add();
            }
            return "";
        }
        known.keySet().stream().filter(inside::contains).forEach(used::add);
        try {
            return Long.toString(Expression.value(inside, known));
        } catch (Expression.NoValue e) {
            in.within(scalar, open + 2 + e.offset(), Problem.BAD_EXPRESSION, inside, String.valueOf(e.getMessage()))
                    .add();
            return "";
        }
    }
}
