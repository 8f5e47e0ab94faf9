package skyferry.stage.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import skyferry.lesson.LessonReader;
import skyferry.lesson.LessonReading;
import skyferry.scenario.ScenarioReader;
import skyferry.scenario.ScenarioResult;
import skyferry.scenario.cpu.CpuMapReader;
import skyferry.scenario.text.Diagnostic;

/** The lessons in the folders of the program, and any other file that the learner names. */
public final class LessonFolders implements Library {
    private static final String SCENARIO = "scenario.yaml";
    private static final int DEPTH = 3;

    private final Path home;
    private final ScenarioReader scenarios = new ScenarioReader(CpuMapReader.shipped());
    private final LessonReader lessons = new LessonReader();

    /** @param home the folder that holds {@code lessons} */
    public LessonFolders(Path home) {
        this.home = home;
    }

    @Override
    public List<Entry> entries() {
        Path root = home.resolve("lessons");
        List<Entry> entries = new ArrayList<>();
        for (Path folder : folders(root)) {
            Path inside = root.relativize(folder);
            String group = inside.getNameCount() > 1 ? inside.getName(0).toString() : "";
            entries.add(new Entry(group, title(folder), folder));
        }
        return entries;
    }

    private static List<Path> folders(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(root, DEPTH, (path, kind) -> path.endsWith(SCENARIO))) {
            return files.map(Path::getParent)
                    .sorted((a, b) -> {
                        int byDepth = Integer.compare(a.getNameCount(), b.getNameCount());
                        return byDepth != 0 ? byDepth : a.compareTo(b);
                    })
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private String title(Path folder) {
        return lessons.read(folder) instanceof LessonReading.Good(var lesson)
                ? lesson.title()
                : String.valueOf(folder.getFileName());
    }

    @Override
    public Reading read(Path file) {
        boolean folder = Files.isDirectory(file);
        Path scenario = folder ? file.resolve(SCENARIO) : file;
        ScenarioResult result = scenarios.read(scenario, OptionalLong.empty());
        if (result instanceof ScenarioResult.Refused(List<Diagnostic> problems)) {
            return new Reading.Unreadable(
                    scenario, problems.stream().map(Diagnostic::toString).toList());
        }
        Path beside = folder ? file : scenario.toAbsolutePath().getParent();
        if (beside != null && Files.exists(beside.resolve("lesson.md"))) {
            LessonReading reading = lessons.read(beside);
            if (reading instanceof LessonReading.Bad(List<String> problems)) {
                return new Reading.Unreadable(beside.resolve("lesson.md"), problems);
            }
        }
        return new Reading.Read(new Study(((ScenarioResult.Accepted) result).scenario(), Optional.of(scenario)));
    }
}
