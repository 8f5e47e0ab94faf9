package skyferry.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.TextFile;

/** Reads a lesson folder: {@code lesson.md} with its front matter (FORMATS, section 3). Any input gives a result. */
public final class LessonReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final String SCENARIO = "scenario.yaml";

    /** The lesson in a folder, or everything that is wrong with it. */
    public LessonReading read(Path folder) {
        TextFile.Loaded loaded = TextFile.read(folder.resolve("lesson.md"), MOST_BYTES);
        Diagnostics diagnostics = loaded.diagnostics();
        Optional<Lesson> lesson = loaded.usable() ? lesson(folder, diagnostics) : Optional.empty();
        return lesson.isPresent() && !diagnostics.hasErrors()
                ? new LessonReading.Good(lesson.get())
                : new LessonReading.Bad(diagnostics.all());
    }

    private static Optional<Lesson> lesson(Path folder, Diagnostics diagnostics) {
        List<String> lines = diagnostics.source().text().lines().toList();
        Optional<Integer> front = FrontMatter.length(lines, diagnostics);
        if (front.isEmpty()) {
            return Optional.empty();
        }
        Optional<Fields> fields = FrontMatter.read(lines, front.get(), diagnostics);
        List<Lesson.Step> steps = steps(lines, front.get(), diagnostics);
        return fields.map(written -> lesson(folder, written, steps, diagnostics));
    }

    private static Lesson lesson(Path folder, Fields fields, List<Lesson.Step> steps, Diagnostics diagnostics) {
        String name = fields.or(FrontMatter.SCENARIO, SCENARIO);
        boolean inside = name.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
        if (!inside || !Files.isRegularFile(folder.resolve(name))) {
            diagnostics
                    .at(fields.at(FrontMatter.SCENARIO), Problem.NO_SUCH_FILE, name)
                    .expected("a file in the lesson's folder")
                    .add();
        }
        return new Lesson(
                fields.get(FrontMatter.ID_OF_LESSON),
                fields.get(FrontMatter.TITLE).in("en"),
                fields.get(FrontMatter.OBJECTIVE).in("en"),
                fields.get(FrontMatter.MINUTES),
                fields.or(FrontMatter.TRACK, Lesson.Track.BASIC),
                fields.or(FrontMatter.CONCEPTS, List.of()),
                fields.or(FrontMatter.PREREQUISITES, List.of()),
                fields.or(FrontMatter.MODE, Lesson.Mode.EXPLAIN_FIRST),
                fields.or(FrontMatter.FADE, List.of()),
                folder.resolve(inside ? name : SCENARIO),
                steps);
    }

    private static List<Lesson.Step> steps(List<String> lines, int front, Diagnostics diagnostics) {
        Heads heads = new Heads();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            body.append(i < front ? "" : heads.without(lines.get(i), i + 1)).append('\n');
        }
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build()
                .parse(body.toString());
        Callouts callouts = new Callouts(diagnostics);
        MarkdownTree tree = new MarkdownTree(diagnostics, heads, callouts);
        List<Lesson.Step> steps = steps(document, lines, tree, diagnostics);
        callouts.reportStray(lines, front, tree.usedHeads(), heads);
        if (steps.isEmpty()) {
            diagnostics
                    .at(new Place(front + 1, 1), Problem.NO_STEP)
                    .expected("## Title {step=..}")
                    .add();
        }
        return steps;
    }

    private static List<Lesson.Step> steps(
            Node document, List<String> lines, MarkdownTree tree, Diagnostics diagnostics) {
        List<Lesson.Step> steps = new ArrayList<>();
        List<Lesson.Block> blocks = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() <= 2) {
                close(steps, blocks);
                Place place = tree.place(heading);
                steps.add(StepHeading.read(lines.get(place.line() - 1), place, diagnostics));
            } else if (steps.isEmpty()) {
                diagnostics
                        .at(tree.place(node), Problem.TEXT_BEFORE_STEP)
                        .expected("## Title {step=..} first")
                        .add();
                return List.of(new Lesson.Step("", Lesson.Kind.EXPLAIN, Map.of(), List.of()));
            } else {
                tree.block(node, blocks);
            }
        }
        close(steps, blocks);
        return steps;
    }

    /** The last step gets its blocks. */
    private static void close(List<Lesson.Step> steps, List<Lesson.Block> blocks) {
        if (!steps.isEmpty()) {
            Lesson.Step last = steps.removeLast();
            steps.add(new Lesson.Step(last.title(), last.kind(), last.options(), blocks));
        }
        blocks.clear();
    }
}
