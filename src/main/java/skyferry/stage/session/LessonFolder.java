package skyferry.stage.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skyferry.lesson.Lesson;
import skyferry.lesson.LessonReader;
import skyferry.lesson.LessonReading;
import skyferry.scenario.ScenarioReader;
import skyferry.scenario.ScenarioResult;
import skyferry.scenario.cpu.CpuMapReader;

/** The lessons in a folder: those of the course directly in it, further groups in folders of their own. */
public final class LessonFolder implements Library {
    private static final String LESSON = "lesson.md";
    private static final String SCENARIO = "scenario.yaml";

    private final Path folder;
    private final LessonReader lessons = new LessonReader();

    public LessonFolder(Path folder) {
        this.folder = folder;
    }

    /** The lessons of a program's home: in its folder {@code lessons}. */
    public static LessonFolder in(Path home) {
        return new LessonFolder(home.resolve("lessons"));
    }

    @Override
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        List<Path> groups = new ArrayList<>();
        for (Path child : children(folder)) {
            if (Files.exists(child.resolve(SCENARIO))) {
                entries.add(new Entry("", title(child), child));
            } else {
                groups.add(child);
            }
        }
        for (Path group : groups) {
            for (Path child : children(group)) {
                if (Files.exists(child.resolve(SCENARIO))) {
                    entries.add(new Entry(name(group), title(child), child));
                }
            }
        }
        return entries;
    }

    private static List<Path> children(Path parent) {
        try (Stream<Path> found = Files.list(parent)) {
            return found.filter(Files::isDirectory).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private String title(Path child) {
        return lessons.read(child) instanceof LessonReading.Good(Lesson lesson) ? lesson.title() : name(child);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    @Override
    public Reading read(Path file) {
        boolean isFolder = Files.isDirectory(file);
        Optional<Path> home = isFolder ? Optional.of(file) : Optional.ofNullable(file.getParent());
        Optional<LessonReading> lesson =
                home.filter(h -> Files.exists(h.resolve(LESSON))).map(lessons::read);
        if (isFolder && lesson.isPresent() && lesson.get() instanceof LessonReading.Bad(var problems)) {
            return new Reading.Unreadable(
                    file.resolve(LESSON),
                    problems.stream().map(Object::toString).toList());
        }
        Path scenario = isFolder ? file.resolve(SCENARIO) : file;
        return switch (new ScenarioReader(CpuMapReader.shipped()).read(scenario)) {
            case ScenarioResult.Accepted accepted ->
                new Reading.Read(
                        new Study(accepted.scenario(), lesson.flatMap(LessonFolder::good), Optional.of(scenario)));
            case ScenarioResult.Refused refused ->
                new Reading.Unreadable(
                        scenario,
                        refused.diagnostics().stream().map(Object::toString).toList());
        };
    }

    private static Optional<Lesson> good(LessonReading reading) {
        return reading instanceof LessonReading.Good(Lesson lesson) ? Optional.of(lesson) : Optional.empty();
    }
}
