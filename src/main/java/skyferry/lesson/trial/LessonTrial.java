package skyferry.lesson.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import skyferry.lesson.Course;
import skyferry.lesson.Lesson;
import skyferry.lesson.LessonReader;
import skyferry.lesson.LessonReading;
import skyferry.lesson.check.ScenarioChecks;
import skyferry.model.Scenario;
import skyferry.scenario.ScenarioReader;
import skyferry.scenario.ScenarioResult;
import skyferry.scenario.cpu.CpuMapReader;
import skyferry.scenario.text.Diagnostic;

/**
 * Tries a lesson out: its files and references, and for a number of variants that the start does not reach the goals, that the
 * author's solution does, and with what margin.
 */
public final class LessonTrial {
    /** Least distance of a measured value from its limit, as a share of the limit. */
    public static final double LEAST_MARGIN = 0.2;

    private final ScenarioReader reader = new ScenarioReader(CpuMapReader.shipped());
    private final Path folder;
    private final Course course;
    private final int seeds;
    private final List<Diagnostic> mistakes = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, CheckTrial> checks = new LinkedHashMap<>();

    private LessonTrial(Path folder, Course course, int seeds) {
        this.folder = folder;
        this.course = course;
        this.seeds = seeds;
    }

    /**
     * Tries the lesson in a folder.
     *
     * @param seeds how many variants, from seed 1 on
     * @param progress takes shares 0..1 of the work done
     */
    public static TrialReport of(Path folder, int seeds, DoubleConsumer progress) {
        return new LessonTrial(folder, Course.around(folder), seeds).report(progress);
    }

    private TrialReport report(DoubleConsumer progress) {
        Optional<Lesson> lesson = lesson();
        Path file = lesson.map(Lesson::scenario).orElse(folder.resolve("scenario.yaml"));
        Optional<Scenario> scenario = scenario(file);
        int dialogue = 0;
        if (lesson.isPresent() && scenario.isPresent()) {
            Companions companions = Companions.read(folder, lesson.get().id(), scenario.get());
            mistakes.addAll(companions.problems());
            mistakes.addAll(
                    new ReferenceCheck(course, folder, lesson.get(), scenario.get(), companions.cards()).problems());
            mistakes.addAll(course.problems());
            dialogue = companions.dialogueWords();
            goals(scenario.get(), "");
            variants(file, lesson, seeds, "", progress);
            others(file);
        }
        int words = dialogue;
        ReadingTime reading = lesson.map(each -> ReadingTime.of(each, words)).orElse(new ReadingTime(0, 0));
        if (!reading.fits()) {
            faults.add(Fault.of(Fault.Kind.TOO_LONG, reading.minutes() + " min"));
        }
        String id = lesson.map(Lesson::id).orElse(String.valueOf(folder.getFileName()));
        return new TrialReport(folder, id, seeds, mistakes, faults, List.copyOf(checks.values()), reading);
    }

    private Optional<Lesson> lesson() {
        return switch (new LessonReader().read(folder)) {
            case LessonReading.Good(Lesson lesson) -> Optional.of(lesson);
            case LessonReading.Bad(List<Diagnostic> problems) -> {
                mistakes.addAll(problems);
                yield Optional.empty();
            }
        };
    }

    private Optional<Scenario> scenario(Path file) {
        ScenarioResult result = reader.read(file);
        mistakes.addAll(result.diagnostics());
        if (result instanceof ScenarioResult.Accepted(Scenario scenario, var _)) {
            mistakes.addAll(ScenarioChecks.problems(file, scenario));
            return Optional.of(scenario);
        }
        return Optional.empty();
    }

    private void goals(Scenario scenario, String where) {
        if (scenario.checks().isEmpty()) {
            faults.add(Fault.of(Fault.Kind.NO_CHECKS, where + scenario.id()));
        } else if (scenario.solutions().isEmpty()) {
            faults.add(Fault.of(Fault.Kind.NO_SOLUTION, where + scenario.id()));
        }
    }

    /** A worked twin of a hint is a scenario with goals and a solution like the lesson's own; another one may do without. */
    private void others(Path own) {
        for (Path other : Companions.others(folder, own)) {
            String name = other.getFileName() + ": ";
            scenario(other).ifPresent(scenario -> {
                if (name.contains("twin")) {
                    goals(scenario, name);
                }
                variants(other, Optional.empty(), 1, name, share -> {});
            });
        }
    }

    private void variants(Path file, Optional<Lesson> lesson, int count, String where, DoubleConsumer progress) {
        for (int seed = 1; seed <= count; seed++) {
            if (reader.read(file, OptionalLong.of(seed)) instanceof ScenarioResult.Accepted(Scenario scenario, var _)) {
                variant(new Variant(scenario, lesson), scenario, seed, where);
            } else {
                once(Fault.in(seed, Fault.Kind.VARIANT_REFUSED, where + file.getFileName()));
            }
            progress.accept((double) seed / count);
        }
    }

    private void variant(Variant variant, Scenario scenario, long seed, String where) {
        variant.unreadable().forEach(check -> once(Fault.in(seed, Fault.Kind.VARIANT_REFUSED, where + check)));
        if (scenario.checks().isEmpty() || scenario.solutions().isEmpty()) {
            return;
        }
        if (variant.startPasses()) {
            once(Fault.in(seed, Fault.Kind.START_PASSES, where + scenario.id()));
        }
        variant.solution().forEach((id, judged) -> {
            String check = where + id;
            checks.merge(
                    check,
                    new CheckTrial(check, judged.passes() ? 1 : 0, judged.margin(), seed),
                    (before, now) -> before.and(judged.passes(), judged.margin(), seed));
            if (!judged.passes()) {
                once(Fault.in(seed, Fault.Kind.SOLUTION_FAILS, check));
            } else if (judged.margin().share() < LEAST_MARGIN) {
                once(Fault.in(seed, Fault.Kind.THIN_MARGIN, check));
            }
        });
    }

    /** Keeps the first of faults that differ in their seeds only. */
    private void once(Fault fault) {
        boolean known = faults.stream()
                .anyMatch(each -> each.kind() == fault.kind() && each.subject().equals(fault.subject()));
        if (!known) {
            faults.add(fault);
        }
    }
}
