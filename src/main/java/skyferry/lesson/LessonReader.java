package skyferry.lesson;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads a lesson folder: {@code lesson.md} with its front matter (FORMATS 3). */
public final class LessonReader {
    private static final long LARGEST = 2L << 20;
    private static final Pattern STEP = Pattern.compile("^(.*?)\\s*\\{([^}]*)\\}\\s*$");
    private static final Set<String> KEYS = Set.of(
            "format",
            "kind",
            "id",
            "scenario",
            "title",
            "objective",
            "minutes",
            "track",
            "concepts",
            "prerequisites",
            "mode",
            "fade");

    /** The lesson in a folder, or everything that is wrong with it. */
    public LessonReading read(Path folder) {
        Path file = folder.resolve("lesson.md");
        LessonProblems problems = new LessonProblems(file.toString());
        String text = text(file, problems);
        if (text == null) {
            return new LessonReading.Bad(problems.sentences());
        }
        return read(folder, text, problems);
    }

    private static @org.jspecify.annotations.Nullable String text(Path file, LessonProblems problems) {
        try {
            if (Files.size(file) > LARGEST) {
                problems.add(1, "the file is too large for a lesson (expected at most 2 MiB)");
                return null;
            }
            return Files.readString(file);
        } catch (MalformedInputException e) {
            problems.add(1, "the file is not text (expected UTF-8)");
            return null;
        } catch (IOException e) {
            problems.add(1, "the file cannot be read (expected lesson.md in the lesson's folder)");
            return null;
        }
    }

    private static LessonReading read(Path folder, String text, LessonProblems problems) {
        List<String> lines = text.lines().toList();
        int end = lines.isEmpty() || !lines.getFirst().strip().equals("---")
                ? -1
                : lines.subList(1, lines.size()).indexOf("---") + 1;
        if (end < 1) {
            problems.add(1, "there is no front matter (expected '---', keys such as id and title, '---')");
            return new LessonReading.Bad(problems.sentences());
        }
        Map<String, Object> matter = matter(String.join("\n", lines.subList(1, end)), problems);
        List<Lesson.Step> steps = steps(lines, end, problems);
        String title = string(matter, "title", problems);
        Lesson lesson = new Lesson(
                string(matter, "id", problems),
                title,
                matter.getOrDefault("objective", "").toString(),
                number(matter, problems),
                word(
                        Lesson.Track.class,
                        matter.getOrDefault("track", "basic").toString(),
                        "track",
                        1,
                        problems,
                        Lesson.Track.BASIC),
                words(matter.get("concepts")),
                folder.resolve(matter.getOrDefault("scenario", "scenario.yaml").toString()),
                steps);
        return problems.isEmpty() ? new LessonReading.Good(lesson) : new LessonReading.Bad(problems.sentences());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> matter(String yaml, LessonProblems problems) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(20)
                    .build();
            if (new Load(settings).loadFromString(yaml) instanceof Map<?, ?> map) {
                Map<String, Object> matter = new LinkedHashMap<>((Map<String, Object>) map);
                for (String key : matter.keySet()) {
                    if (!KEYS.contains(key)) {
                        problems.add(
                                lineOf(yaml, key),
                                "unknown key '" + key + "' (expected one of "
                                        + String.join(
                                                ", ", KEYS.stream().sorted().toList()) + ")");
                    }
                }
                return matter;
            }
            problems.add(2, "the front matter is not a list of keys (expected lines such as 'id: L02')");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 2).orElse(2);
            problems.add(line, "the front matter is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(2, "the front matter is not YAML");
        }
        return Map.of();
    }

    private static int lineOf(String yaml, String key) {
        int line = 2;
        for (String text : yaml.lines().toList()) {
            if (text.startsWith(key + ":")) {
                return line;
            }
            line++;
        }
        return 2;
    }

    private static String string(Map<String, Object> matter, String key, LessonProblems problems) {
        Object value = matter.get(key);
        if (value instanceof Map<?, ?> texts && texts.get("en") != null) {
            return String.valueOf(texts.get("en"));
        }
        if (value == null) {
            problems.add(1, "the front matter has no '" + key + "' (expected " + key + ": and a text)");
            return "";
        }
        return value.toString();
    }

    private static int number(Map<String, Object> matter, LessonProblems problems) {
        Object minutes = matter.getOrDefault("minutes", 10);
        if (minutes instanceof Integer whole && whole > 0 && whole < 600) {
            return whole;
        }
        problems.add(1, "minutes '" + minutes + "' is not a whole number from 1 to 599");
        return 10;
    }

    private static List<String> words(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static <E extends Enum<E>> E word(
            Class<E> type, String word, String what, int line, LessonProblems problems, E otherwise) {
        List<String> known = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            String name = value.name().toLowerCase(Locale.ROOT);
            if (name.equals(word)) {
                return value;
            }
            known.add(name);
        }
        problems.add(line, "unknown " + what + " '" + word + "' (expected " + String.join(", ", known) + ")");
        return otherwise;
    }

    private static List<Lesson.Step> steps(List<String> lines, int end, LessonProblems problems) {
        List<String> body = new ArrayList<>(lines);
        for (int i = 0; i <= end; i++) {
            body.set(i, "");
        }
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(String.join("\n", body));
        MarkdownTree tree = new MarkdownTree(problems);
        List<Lesson.Step> steps = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                steps.add(step(heading, tree, problems));
            } else if (steps.isEmpty()) {
                problems.add(
                        MarkdownTree.line(node), "text before the first step (expected '## Title {step=..}' first)");
                return steps;
            } else {
                Lesson.Step last = steps.removeLast();
                List<Lesson.Block> blocks = new ArrayList<>(last.blocks());
                tree.block(node, blocks);
                steps.add(new Lesson.Step(last.title(), last.kind(), last.options(), blocks));
            }
        }
        if (steps.isEmpty()) {
            problems.add(end + 1, "the lesson has no step (expected '## Title {step=..}')");
        }
        return steps;
    }

    private static Lesson.Step step(Heading heading, MarkdownTree tree, LessonProblems problems) {
        String text = MarkdownTree.plain(tree.inlines(heading));
        Matcher matcher = STEP.matcher(text);
        Map<String, String> options =
                matcher.matches() ? MarkdownTree.arguments(matcher.group(2)) : new LinkedHashMap<>();
        String kind = options.getOrDefault("step", "explain");
        options.remove("step");
        return new Lesson.Step(
                matcher.matches() ? matcher.group(1) : text,
                word(Lesson.Kind.class, kind, "step", MarkdownTree.line(heading), problems, Lesson.Kind.EXPLAIN),
                options,
                List.of());
    }
}
