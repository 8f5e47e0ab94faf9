package skyferry.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import skyferry.scenario.shape.Schema;
import skyferry.scenario.text.CoreSchema;
import skyferry.scenario.text.Yaml;

/** Applies a JSON Schema to a YAML tree: the keywords that our schemas use, and no others. */
public final class SchemaCheck {
    private static final Set<String> KNOWN = Set.of(
            "$schema",
            "$id",
            "$ref",
            "$defs",
            "title",
            "description",
            "type",
            "properties",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "required",
            "minProperties",
            "items",
            "minItems",
            "maxItems",
            "enum",
            "pattern",
            "anyOf",
            "oneOf",
            "minimum",
            "maximum");

    private final Map<?, ?> parts;
    private final List<String> found = new ArrayList<>();

    private SchemaCheck(Schema root) {
        this.parts = (Map<?, ?>) root.members().get("$defs");
    }

    /** Where the tree does not fit, with the keyword that says so. */
    public static List<String> check(Schema root, Yaml tree) {
        SchemaCheck check = new SchemaCheck(root);
        check.node("", root, tree);
        return check.found;
    }

    private boolean fits(Schema schema, Yaml node) {
        int before = found.size();
        node("?", schema, node);
        boolean fits = found.size() == before;
        found.subList(before, found.size()).clear();
        return fits;
    }

    private void expect(boolean right, String path, String keyword) {
        if (!right) {
            found.add(path + ": " + keyword);
        }
    }

    private void node(String path, Schema schema, Yaml node) {
        schema.members().forEach((keyword, value) -> {
            if (!KNOWN.contains(keyword)) {
                throw new IllegalStateException("keyword " + keyword);
            }
            switch (keyword) {
                case "$ref" -> node(path, (Schema) parts.get(((String) value).substring("#/$defs/".length())), node);
                case "type" -> expect(isOf(value, node), path, "type " + value);
                case "enum" -> expect(((List<?>) value).contains(text(node)), path, "enum " + value);
                case "pattern" ->
                    expect(
                            !isString(node)
                                    || Pattern.compile((String) value)
                                            .matcher(text(node))
                                            .find(),
                            path,
                            "pattern " + value);
                case "minimum" -> expect(number(node) >= ((Number) value).doubleValue(), path, keyword);
                case "maximum" -> expect(number(node) <= ((Number) value).doubleValue(), path, keyword);
                case "anyOf" -> expect(matches(value, node) >= 1, path, keyword);
                case "oneOf" -> expect(matches(value, node) == 1, path, keyword);
                default -> {
                    // Those of mappings and lists follow.
                }
            }
        });
        switch (node) {
            case Yaml.Mapping mapping -> mapping(path, schema.members(), mapping);
            case Yaml.Sequence list -> list(path, schema.members(), list);
            case Yaml.Scalar scalar -> {}
        }
    }

    private long matches(Object choices, Yaml node) {
        return ((List<?>) choices)
                .stream().filter(each -> fits((Schema) each, node)).count();
    }

    private void mapping(String path, Map<String, Object> members, Yaml.Mapping mapping) {
        Map<?, ?> properties = (Map<?, ?>) members.getOrDefault("properties", Map.of());
        Map<?, ?> patterns = (Map<?, ?>) members.getOrDefault("patternProperties", Map.of());
        for (Yaml.Entry entry : mapping.entries()) {
            String below = path + "/" + entry.name();
            if (members.get("propertyNames") instanceof Map<?, ?> names) {
                expect(
                        Pattern.compile((String) names.get("pattern"))
                                .matcher(entry.name())
                                .find(),
                        below,
                        "propertyNames");
            }
            if (properties.get(entry.name()) instanceof Schema schema) {
                node(below, schema, entry.value());
                continue;
            }
            var matching = patterns.entrySet().stream()
                    .filter(each -> Pattern.compile((String) each.getKey())
                            .matcher(entry.name())
                            .find())
                    .findFirst();
            if (matching.isPresent()) {
                node(below, (Schema) matching.get().getValue(), entry.value());
            } else if (members.get("additionalProperties") instanceof Schema schema) {
                node(below, schema, entry.value());
            } else {
                expect(!Boolean.FALSE.equals(members.get("additionalProperties")), below, "additionalProperties");
            }
        }
        for (Object needed : (List<?>) members.getOrDefault("required", List.of())) {
            expect(mapping.get((String) needed).isPresent(), path, "required " + needed);
        }
    }

    private void list(String path, Map<String, Object> members, Yaml.Sequence list) {
        int size = list.items().size();
        expect(size >= (int) members.getOrDefault("minItems", 0), path, "minItems");
        expect(size <= (int) members.getOrDefault("maxItems", Integer.MAX_VALUE), path, "maxItems");
        if (members.get("items") instanceof Schema schema) {
            for (int i = 0; i < size; i++) {
                node(path + "/" + i, schema, list.items().get(i));
            }
        }
    }

    private static boolean isOf(Object types, Yaml node) {
        return types instanceof List<?> list
                ? list.stream().anyMatch(type -> isOf(type, node))
                : switch ((String) types) {
                    case "object" -> node instanceof Yaml.Mapping;
                    case "array" -> node instanceof Yaml.Sequence;
                    case "string" -> isString(node);
                    case "null" -> node instanceof Yaml.Scalar scalar && scalar.isNull();
                    case "integer" -> plain(node) && CoreSchema.isInteger(text(node));
                    case "number" -> plain(node) && CoreSchema.isNumber(text(node));
                    case "boolean" -> plain(node) && (CoreSchema.isTrue(text(node)) || CoreSchema.isFalse(text(node)));
                    default -> throw new IllegalStateException("type " + types);
                };
    }

    private static boolean plain(Yaml node) {
        return node instanceof Yaml.Scalar scalar && scalar.isPlain();
    }

    private static boolean isString(Yaml node) {
        return node instanceof Yaml.Scalar
                && !isOf("null", node)
                && !isOf("number", node)
                && !isOf("integer", node)
                && !isOf("boolean", node);
    }

    private static double number(Yaml node) {
        return plain(node) && CoreSchema.isNumber(text(node)) ? Double.parseDouble(text(node)) : 0;
    }

    private static String text(Yaml node) {
        return node instanceof Yaml.Scalar scalar ? scalar.value() : "";
    }
}
