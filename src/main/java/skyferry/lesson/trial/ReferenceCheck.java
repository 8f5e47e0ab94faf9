package skyferry.lesson.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skyferry.lesson.Course;
import skyferry.lesson.Lesson;
import skyferry.lesson.Reference;
import skyferry.lesson.References;
import skyferry.lesson.check.Functions;
import skyferry.model.Check;
import skyferry.model.Scenario;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.TextFile;

/** Says which references of a lesson lead nowhere. */
final class ReferenceCheck {
    private static final int MOST_BYTES = 1 << 20;

    private final Course course;
    private final Path folder;
    private final Lesson lesson;
    private final Scenario scenario;
    private final List<String> cards;

    ReferenceCheck(Course course, Path folder, Lesson lesson, Scenario scenario, List<String> cards) {
        this.course = course;
        this.folder = folder;
        this.lesson = lesson;
        this.scenario = scenario;
        this.cards = List.copyOf(cards);
    }

    /** What is wrong in {@code lesson.md} and {@code dialogue.md}. */
    List<skyferry.scenario.text.Diagnostic> problems() {
        List<skyferry.scenario.text.Diagnostic> problems = new ArrayList<>();
        TextFile.Loaded text = TextFile.read(folder.resolve(Course.LESSON), MOST_BYTES);
        if (text.usable()) {
            check(References.inLesson(text.diagnostics().source()), text.diagnostics());
        }
        problems.addAll(text.diagnostics().all());
        if (Files.exists(folder.resolve("dialogue.md"))) {
            TextFile.Loaded dialogue = TextFile.read(folder.resolve("dialogue.md"), MOST_BYTES);
            if (dialogue.usable()) {
                check(References.inDialogue(dialogue.diagnostics().source()), dialogue.diagnostics());
            }
            problems.addAll(dialogue.diagnostics().all());
        }
        return problems;
    }

    private void check(List<Reference> references, Diagnostics diagnostics) {
        for (Reference reference : references) {
            List<String> known = known(reference);
            String name =
                    reference.kind() == Reference.Kind.TWIN && !reference.name().endsWith(".yaml")
                            ? reference.name() + ".yaml"
                            : reference.kind() == Reference.Kind.EVENT
                                    ? reference.name().replaceFirst("\\(.*", "")
                                    : reference.name();
            if (!known.contains(name)) {
                diagnostics
                        .at(reference.place(), Problem.UNKNOWN_REFERENCE, word(reference.kind()), name)
                        .nearestOrExpected(name, known)
                        .add();
            }
        }
    }

    private List<String> known(Reference reference) {
        return switch (reference.kind()) {
            case CHECK -> scenario.checks().stream().map(Check::id).toList();
            case TWIN, FILE -> files();
            case TERM -> List.copyOf(course.glossary().terms().keySet());
            case LESSON -> List.copyOf(course.lessons().keySet());
            case STEP -> steps(reference.name());
            case CARD -> cards;
            case EVENT -> Functions.EVENTS;
        };
    }

    private List<String> steps(String name) {
        String other = name.substring(0, name.indexOf('#'));
        List<String> anchors = other.equals(lesson.id())
                ? lesson.steps().stream().map(Lesson.Step::anchor).toList()
                : course.anchors(other);
        return anchors.stream().map(anchor -> other + "#" + anchor).toList();
    }

    private List<String> files() {
        try (var children = Files.list(folder)) {
            return children.filter(Files::isRegularFile)
                    .map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        } catch (java.io.IOException none) {
            return List.of();
        }
    }

    private static String word(Reference.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
