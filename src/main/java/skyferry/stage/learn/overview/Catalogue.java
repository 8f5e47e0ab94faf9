package skyferry.stage.learn.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.lesson.Lesson;
import skyferry.lesson.LessonReader;
import skyferry.lesson.LessonReading;
import skyferry.record.Entry;
import skyferry.record.Mastery;
import skyferry.stage.session.Library;

/**
 * All that can be opened, with what the learner can do of it.
 *
 * @param lessons those of the course in their order
 * @param others measured moves and demonstrations
 */
public record Catalogue(List<Item> lessons, List<Library.Entry> others) {
    public Catalogue {
        lessons = List.copyOf(lessons);
        others = List.copyOf(others);
    }

    /** A lesson of the course. */
    public record Item(Library.Entry entry, Lesson lesson) {}

    /** Reads what a library offers; slow work. */
    public static Catalogue read(List<Library.Entry> entries) {
        LessonReader reader = new LessonReader();
        List<Item> lessons = new ArrayList<>();
        List<Library.Entry> others = new ArrayList<>();
        for (Library.Entry entry : entries) {
            if (entry.group().isEmpty() && reader.read(entry.file()) instanceof LessonReading.Good(Lesson lesson)) {
                lessons.add(new Item(entry, lesson));
            } else {
                others.add(entry);
            }
        }
        return new Catalogue(lessons, others);
    }

    /** What a learner can do of each lesson, by the lesson's id. */
    public Map<String, Mastery> mastery(List<Entry> notes) {
        Map<String, Mastery> mastery = new LinkedHashMap<>();
        for (Item item : lessons) {
            String id = item.lesson().id();
            mastery.put(
                    id,
                    Mastery.of(notes.stream()
                            .filter(entry -> entry.note().lesson().equals(id))
                            .toList()));
        }
        return mastery;
    }

    /**
     * What to do next: the first lesson that cannot be done yet and whose prerequisites can; the first that cannot be done if
     * there is none; then the first that was not looked at again after a week.
     */
    public Optional<Item> next(Map<String, Mastery> mastery) {
        List<Item> open = lessons.stream()
                .filter(item -> !can(item.lesson().id(), mastery))
                .toList();
        return open.stream()
                .filter(item -> item.lesson().prerequisites().stream().allMatch(id -> can(id, mastery)))
                .findFirst()
                .or(() -> open.stream().findFirst())
                .or(() -> lessons.stream()
                        .filter(item -> mastery.get(item.lesson().id()) != Mastery.CAN_STILL_DO)
                        .findFirst());
    }

    private static boolean can(String lesson, Map<String, Mastery> mastery) {
        Mastery of = mastery.getOrDefault(lesson, Mastery.NEW);
        return of == Mastery.CAN_DO || of == Mastery.CAN_STILL_DO;
    }
}
