package skyferry.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import skyferry.lesson.Lesson.CalloutKind;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;

/** What kinds of framed blocks there are, and which arguments each has. */
final class Callouts {
    private final Diagnostics diagnostics;
    private final Set<String> predictions = new HashSet<>();

    Callouts(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** An argument: whether a block needs it, and what it can be. */
    private record Argument(String name, boolean needed, List<String> words) {
        private static Argument needed(String name, String... words) {
            return new Argument(name, true, List.of(words));
        }

        private static Argument possible(String name, String... words) {
            return new Argument(name, false, List.of(words));
        }
    }

    private static List<Argument> arguments(CalloutKind kind) {
        return switch (kind) {
            case PREDICT ->
                List.of(
                        Argument.needed("id"),
                        Argument.needed("type", "choice", "number"),
                        Argument.possible("confidence", "yes", "no"),
                        Argument.possible("answer"),
                        Argument.possible("tolerance"));
            case HINT -> List.of(Argument.needed("level", "1", "2", "3"), Argument.possible("twin"));
            case CHECK -> List.of(Argument.needed("id"));
            case MYTH, COURSE -> List.of(Argument.needed("says"), Argument.needed("measured"));
            case MODEL, TEACHER, BRIEF, MEDIUM, FULL -> List.of();
        };
    }

    static String word(CalloutKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The kind that a head names; empty if there is none of that name, which is reported. */
    Optional<CalloutKind> kind(Heads.Head head, int line) {
        Predicate<CalloutKind> named = kind -> word(kind).equals(head.kind());
        Optional<CalloutKind> found =
                Arrays.stream(CalloutKind.values()).filter(named).findFirst();
        if (found.isEmpty()) {
            List<String> words =
                    Arrays.stream(CalloutKind.values()).map(Callouts::word).toList();
            diagnostics
                    .at(new Place(line, head.column() + 2), Problem.UNKNOWN_BLOCK, head.kind())
                    .expected(words)
                    .nearest(head.kind(), words)
                    .add();
        }
        found.ifPresent(kind -> check(kind, head, line));
        return found;
    }

    private void check(CalloutKind kind, Heads.Head head, int line) {
        List<Argument> known = arguments(kind);
        List<String> names = known.stream().map(Argument::name).toList();
        head.arguments().forEach((name, value) -> {
            Place place = new Place(line, head.columns().getOrDefault(name, head.column()));
            Optional<Argument> argument =
                    known.stream().filter(each -> each.name().equals(name)).findFirst();
            if (argument.isEmpty()) {
                diagnostics
                        .at(place, Problem.UNKNOWN_KEY, name, word(kind) + " block")
                        .nearestOrExpected(name, names)
                        .add();
            } else {
                value(argument.get(), value, place);
            }
        });
        for (Argument argument : known) {
            if (argument.needed() && !head.arguments().containsKey(argument.name())) {
                diagnostics
                        .at(new Place(line, head.column()), Problem.MISSING_KEY, argument.name(), word(kind) + " block")
                        .add();
            }
        }
        if (kind == CalloutKind.PREDICT) {
            unique(head.arguments(), new Place(line, head.columns().getOrDefault("id", head.column())));
        }
    }

    private void value(Argument argument, String value, Place place) {
        Place behind = place.right(argument.name().length() + 1);
        if (value.isBlank()) {
            diagnostics
                    .at(behind, Problem.VALUE_MISSING)
                    .expected(argument.words().isEmpty() ? List.of("a text") : argument.words())
                    .add();
        } else if (!argument.words().isEmpty() && !argument.words().contains(value)) {
            diagnostics
                    .at(behind, Problem.UNKNOWN_WORD, value)
                    .expected(argument.words())
                    .nearest(value, argument.words())
                    .add();
        }
    }

    private void unique(Map<String, String> arguments, Place place) {
        String id = arguments.getOrDefault("id", "");
        if (!id.isEmpty() && !predictions.add(id)) {
            diagnostics.at(place, Problem.ID_TWICE, id).add();
        }
    }

    /** Reports heads that begin no block: the text before them goes on, or they are written wrongly. */
    void reportStray(List<String> lines, int from, Set<Integer> used, Heads heads) {
        List<Integer> stray = new ArrayList<>(heads.all().keySet());
        stray.removeAll(used);
        for (int line : stray) {
            Heads.Head head = heads.in(line).orElseThrow();
            diagnostics
                    .at(new Place(line, head.column()), Problem.BLOCK_INSIDE, head.kind())
                    .expected("a blank line before it")
                    .add();
        }
        for (int i = from; i < lines.size(); i++) {
            if (Heads.isBroken(lines.get(i))) {
                diagnostics
                        .at(
                                new Place(i + 1, lines.get(i).indexOf('[') + 1),
                                Problem.BAD_BLOCK,
                                lines.get(i).strip())
                        .expected("> [!kind name=value name=\"two words\"]")
                        .add();
            }
        }
    }
}
