package skyferry.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import skyferry.scenario.text.Diagnostic;

/**
 * The lessons that belong together: folders with a {@code lesson.md} beside each other, and the glossary beside them.
 *
 * @param folder where they are
 * @param lessons folders by the lessons' ids, in order of their names; a lesson that cannot be read is not among them
 * @param glossary the words of the field
 * @param problems what is wrong with the glossary
 */
public record Course(Path folder, Map<String, Path> lessons, Glossary glossary, List<Diagnostic> problems) {
    /** What the text of a lesson is called. */
    public static final String LESSON = "lesson.md";

    public Course {
        lessons = Collections.unmodifiableMap(new LinkedHashMap<>(lessons));
        problems = List.copyOf(problems);
    }

    /** The course in a folder. */
    public static Course in(Path folder) {
        Map<String, Path> lessons = new LinkedHashMap<>();
        for (Path child : folders(folder)) {
            if (new LessonReader().read(child) instanceof LessonReading.Good(Lesson lesson)) {
                lessons.putIfAbsent(lesson.id(), child);
            }
        }
        Path words = folder.resolve(GlossaryReader.FILE);
        if (!Files.exists(words)) {
            return new Course(folder, lessons, Glossary.EMPTY, List.of());
        }
        GlossaryReader.Result read = GlossaryReader.read(words);
        return new Course(
                folder,
                lessons,
                read.glossary().orElse(Glossary.EMPTY),
                read.diagnostics().all());
    }

    /** The course that a lesson's folder belongs to. */
    public static Course around(Path lesson) {
        Path parent = lesson.toAbsolutePath().normalize().getParent();
        return in(parent == null ? lesson : parent);
    }

    /** Folders in a folder that hold a lesson, in order of their names; none if it cannot be listed. */
    public static List<Path> folders(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.isRegularFile(child.resolve(LESSON)))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** The anchors of a lesson's steps; none if there is no such lesson. */
    public List<String> anchors(String lesson) {
        List<String> anchors = new ArrayList<>();
        Optional.ofNullable(lessons.get(lesson)).map(new LessonReader()::read).ifPresent(reading -> {
            if (reading instanceof LessonReading.Good(Lesson found)) {
                found.steps().forEach(step -> anchors.add(step.anchor()));
            }
        });
        return anchors;
    }
}
