package skyferry.lesson;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;

/** The line with which a step begins: {@code ## Title {step=do view=split checks="a,b"}}. */
final class StepHeading {
    private static final Pattern LINE = Pattern.compile("#{2}\\s+(.*?)\\s*(?:\\{([^}]*)\\})?\\s*#*\\s*");
    private static final List<String> OPTIONS = List.of("step", "view", "checks");
    private static final List<String> KINDS = Arrays.stream(Lesson.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private StepHeading() {}

    /** The step without its blocks. */
    static Lesson.Step read(String line, Place place, Diagnostics diagnostics) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            return new Lesson.Step(line.strip(), Lesson.Kind.EXPLAIN, Map.of(), List.of());
        }
        Map<String, Integer> columns = new LinkedHashMap<>();
        String options = matcher.group(2) == null ? "" : matcher.group(2);
        int first = matcher.group(2) == null ? place.column() : place.column() + matcher.start(2);
        Map<String, String> arguments = Heads.arguments(options, first, columns);
        for (String name : arguments.keySet()) {
            if (!OPTIONS.contains(name)) {
                diagnostics
                        .at(new Place(place.line(), columns.getOrDefault(name, 1)), Problem.UNKNOWN_KEY, name, "step")
                        .nearestOrExpected(name, OPTIONS)
                        .add();
            }
        }
        Lesson.Kind kind = kind(arguments, columns, place, diagnostics);
        arguments.remove("step");
        return new Lesson.Step(matcher.group(1), kind, arguments, List.of());
    }

    private static Lesson.Kind kind(
            Map<String, String> arguments, Map<String, Integer> columns, Place place, Diagnostics diagnostics) {
        String word = arguments.get("step");
        if (word == null) {
            diagnostics
                    .at(place, Problem.MISSING_KEY, "step", "step")
                    .expected("## Title {step=" + String.join("|", KINDS) + "}")
                    .add();
            return Lesson.Kind.EXPLAIN;
        }
        int index = KINDS.indexOf(word);
        if (index < 0) {
            int column = columns.getOrDefault("step", 1) + "step=".length();
            diagnostics
                    .at(new Place(place.line(), column), Problem.UNKNOWN_WORD, word)
                    .expected(KINDS)
                    .nearest(word, KINDS)
                    .add();
            return Lesson.Kind.EXPLAIN;
        }
        return Lesson.Kind.values()[index];
    }
}
