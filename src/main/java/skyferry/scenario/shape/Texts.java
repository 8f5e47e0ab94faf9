package skyferry.scenario.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import skyferry.model.Text;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** Types of values that are text. */
public final class Texts {
    private static final String NAME = "[a-z][a-z0-9-]*";
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    private static final int LONGEST_NAME = 64;

    private Texts() {}

    /** Any text but none. */
    public static Type<String> any() {
        return checked("text", Schema.type("string"), Problem.WRONG_TYPE, "text", text -> true);
    }

    /** A name: small letters, digits and hyphens, a letter first. */
    public static Type<String> name() {
        return checked(
                "a name",
                Schema.pattern("^" + NAME + "$"),
                Problem.BAD_NAME,
                "small letters, digits and hyphens, a letter first",
                Texts::isName);
    }

    /** The same texts, with another JSON Schema: editors see a plain number as a number. */
    public static Type<String> described(Type<String> texts, Schema schema) {
        return new Type<>() {
            @Override
            public Optional<String> read(Yaml node, Reading in) {
                return texts.read(node, in);
            }

            @Override
            public Schema schema(SchemaBook book) {
                return schema;
            }
        };
    }

    /** Whether a text is a name. */
    public static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && Pattern.matches(NAME, text);
    }

    /** A text that a regular expression describes; {@code expected} describes it in words. */
    public static Type<String> matching(String regex, Problem problem, String expected) {
        Pattern pattern = Pattern.compile(regex);
        return checked(
                expected,
                Schema.pattern("^(" + regex + ")$"),
                problem,
                expected,
                text -> text.length() <= 4096 && pattern.matcher(text).matches());
    }

    /** A text for people: one text, or one for each language. */
    public static Type<Text> forPeople() {
        return new Type<>() {
            @Override
            public Optional<Text> read(Yaml node, Reading in) {
                return node instanceof Yaml.Mapping mapping
                        ? languages(mapping, in)
                        : any().read(node, in).map(Text::of);
            }

            @Override
            public Schema schema(SchemaBook book) {
                return book.part(
                        "text",
                        Texts.class,
                        () -> Schema.anyOf(
                                Schema.type("string"),
                                Schema.type("object")
                                        .with("patternProperties", Map.of("^" + LANGUAGE + "$", Schema.type("string")))
                                        .with("additionalProperties", Schema.type("null"))
                                        .with("minProperties", 1)));
            }
        };
    }

    private static boolean isNothing(Yaml node) {
        return node instanceof Yaml.Scalar scalar && scalar.isNull();
    }

    /**
     * Texts by language. In {@code {en: One, two, de: ..}} YAML takes the comma for the end of the text and {@code two} for a
     * key without a value; as no language is called like that, it is put back where it was meant.
     */
    private static Optional<Text> languages(Yaml.Mapping mapping, Reading in) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        String last = "";
        for (Yaml.Entry entry : mapping.entries()) {
            boolean language = Pattern.matches(LANGUAGE, entry.name());
            if (!language && isNothing(entry.value()) && !last.isEmpty()) {
                byLanguage.merge(last, entry.name(), (begun, rest) -> begun + ", " + rest);
                continue;
            }
            if (!language) {
                in.at(entry.key(), Problem.BAD_NAME, entry.name())
                        .expected("a language such as en or de")
                        .add();
            }
            last = entry.name();
            any().read(entry.value(), in).ifPresent(text -> byLanguage.put(entry.name(), text));
        }
        if (mapping.entries().isEmpty()) {
            in.at(mapping, Problem.VALUE_MISSING)
                    .expected("a text for each language")
                    .add();
        }
        return byLanguage.isEmpty() ? Optional.empty() : Optional.of(new Text(byLanguage));
    }

    private static Type<String> checked(
            String what, Schema schema, Problem problem, String expected, Predicate<String> right) {
        return new Type<>() {
            @Override
            public Optional<String> read(Yaml node, Reading in) {
                Optional<Yaml.Scalar> scalar = Found.scalar(node, in, what);
                if (scalar.isPresent() && !right.test(scalar.get().value())) {
                    in.at(node, problem, scalar.get().value())
                            .expected(List.of(expected))
                            .add();
                    return Optional.empty();
                }
                return scalar.map(Yaml.Scalar::value);
            }

            @Override
            public Schema schema(SchemaBook book) {
                return schema.members().containsKey("pattern") ? book.orTemplate(schema) : schema;
            }
        };
    }
}
