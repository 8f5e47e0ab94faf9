package skyferry.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.SourceText;

/** Finds the references in a lesson's text with their places. The text is one that {@link LessonReader} takes. */
public final class References {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]*)\\)");
    private static final Pattern FRONT = Pattern.compile("(prerequisites|concepts):\\s*\\[([^\\]]*)\\].*");
    private static final Pattern OPTIONS = Pattern.compile("#{1,2}\\s.*?\\{([^}]*)\\}\\s*#*\\s*");
    private static final Pattern GOTO = Pattern.compile("\\{goto=([^}]*)\\}");
    private static final Pattern WORD = Pattern.compile("[^,\\s]+");

    private final List<Reference> found = new ArrayList<>();

    private References() {}

    /** What a {@code lesson.md} names, in order of place. */
    public static List<Reference> inLesson(SourceText source) {
        References references = new References();
        List<String> lines = source.text().lines().toList();
        boolean front = true;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            front &= i == 0 || !line.stripTrailing().equals("---");
            if (front) {
                references.front(line, i + 1);
            } else {
                references.heading(line, i + 1);
                references.block(line, i + 1);
                references.links(line, i + 1);
            }
        }
        return List.copyOf(references.found);
    }

    /** What a {@code dialogue.md} names: events by {@code {goto=..}}, and what its links lead to. */
    public static List<Reference> inDialogue(SourceText source) {
        References references = new References();
        List<String> lines = source.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = GOTO.matcher(lines.get(i));
            while (mark.find()) {
                references.add(Reference.Kind.EVENT, mark.group(1), lines.get(i), i + 1, mark.start(1));
            }
            references.links(lines.get(i), i + 1);
        }
        return List.copyOf(references.found);
    }

    private void add(Reference.Kind kind, String name, String line, int number, int offset) {
        found.add(new Reference(kind, name, new Place(number, line.codePointCount(0, offset) + 1)));
    }

    private void front(String line, int number) {
        Matcher list = FRONT.matcher(line);
        if (list.matches()) {
            Reference.Kind kind = list.group(1).equals("concepts") ? Reference.Kind.TERM : Reference.Kind.LESSON;
            words(kind, list.group(2), line, number, list.start(2));
        }
    }

    private void words(Reference.Kind kind, String text, String line, int number, int offset) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            add(kind, word.group(), line, number, offset + word.start());
        }
    }

    private void heading(String line, int number) {
        Matcher options = OPTIONS.matcher(line);
        if (options.matches()) {
            Map<String, Integer> columns = new LinkedHashMap<>();
            String checks =
                    Heads.arguments(options.group(1), options.start(1), columns).getOrDefault("checks", "");
            if (!checks.isEmpty()) {
                int from = line.indexOf(checks, columns.getOrDefault("checks", 0) + "checks=".length());
                words(Reference.Kind.CHECK, checks, line, number, from);
            }
        }
    }

    private void block(String line, int number) {
        new Heads().read(line, number).ifPresent(head -> {
            argument(head, "check", "id", Reference.Kind.CHECK, line, number);
            argument(head, "hint", "twin", Reference.Kind.TWIN, line, number);
        });
    }

    private void argument(
            Heads.Head head, String block, String argument, Reference.Kind kind, String line, int number) {
        String value = head.arguments().getOrDefault(argument, "");
        if (head.kind().equals(block) && !value.isEmpty()) {
            int from = head.columns().getOrDefault(argument, head.column()) - 1;
            add(kind, value, line, number, line.indexOf(value, from + argument.length()));
        }
    }

    private void links(String line, int number) {
        Matcher link = LINK.matcher(line);
        while (link.find()) {
            String target = link.group(1);
            int colon = target.indexOf(':');
            String scheme = colon < 0 ? "" : target.substring(0, colon);
            String name = target.substring(colon + 1);
            switch (scheme) {
                case "https", "http" -> {
                    // Pages elsewhere are not looked up: the program works without a network.
                }
                case "term" -> add(Reference.Kind.TERM, name, line, number, link.start(1));
                case "card" -> add(Reference.Kind.CARD, name, line, number, link.start(1));
                case "lesson" ->
                    add(
                            name.contains("#") ? Reference.Kind.STEP : Reference.Kind.LESSON,
                            name,
                            line,
                            number,
                            link.start(1));
                default -> add(Reference.Kind.FILE, target, line, number, link.start(1));
            }
        }
    }
}
