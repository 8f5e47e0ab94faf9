package skyferry.scenario.text;

import java.util.List;
import java.util.Optional;

/** Checks {@code format:} and {@code kind:}, with which every file begins. */
public final class FileHeader {
    private static final String NAME = "skyferry/";
    private static final String FORMAT = NAME + "1";
    private static final List<String> KINDS =
            List.of("scenario", "lesson", "actions", "cpu-models", "glossary", "coverage");

    private FileHeader() {}

    /**
     * Whether the rest can be read as a file of this kind. A missing key is no reason to stop: it is reported with all other
     * missing keys.
     */
    public static boolean check(Yaml root, String kind, Diagnostics diagnostics) {
        if (!(root instanceof Yaml.Mapping mapping)) {
            diagnostics
                    .at(root.place(), Problem.WRONG_TYPE, describe(root))
                    .expected("format: " + FORMAT + ", kind: " + kind + ", and further keys")
                    .add();
            return false;
        }
        return format(mapping.get("format"), diagnostics) & kind(mapping.get("kind"), kind, diagnostics);
    }

    private static boolean format(Optional<Yaml> node, Diagnostics diagnostics) {
        if (node.isEmpty()
                || node.get() instanceof Yaml.Scalar scalar && scalar.value().equals(FORMAT)) {
            return true;
        }
        String found = node.get() instanceof Yaml.Scalar scalar ? scalar.value() : describe(node.get());
        boolean newer = found.matches(NAME + "[1-9][0-9]{0,5}");
        diagnostics
                .at(node.get().place(), newer ? Problem.NEWER_FORMAT : Problem.WRONG_FORMAT, found)
                .expected(FORMAT)
                .add();
        return false;
    }

    private static boolean kind(Optional<Yaml> node, String kind, Diagnostics diagnostics) {
        if (node.isEmpty()
                || node.get() instanceof Yaml.Scalar scalar && scalar.value().equals(kind)) {
            return true;
        }
        String found = node.get() instanceof Yaml.Scalar scalar ? scalar.value() : describe(node.get());
        boolean known = KINDS.contains(found);
        diagnostics
                .at(node.get().place(), known ? Problem.WRONG_KIND : Problem.UNKNOWN_WORD, found)
                .expected("kind: " + kind)
                .nearest(found, known ? List.of() : List.of(kind))
                .add();
        return false;
    }

    private static String describe(Yaml node) {
        return switch (node) {
            case Yaml.Mapping mapping -> "keys with values";
            case Yaml.Sequence sequence -> "a list";
            case Yaml.Scalar scalar -> "'" + scalar.value() + "'";
        };
    }
}
