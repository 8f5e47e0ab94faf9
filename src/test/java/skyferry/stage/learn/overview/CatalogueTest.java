package skyferry.stage.learn.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skyferry.lesson.Lesson;
import skyferry.record.Entry;
import skyferry.record.Mastery;
import skyferry.record.Note;
import skyferry.stage.session.Library;

/** Which lesson is recommended. */
class CatalogueTest {
    private static final Catalogue COURSE =
            new Catalogue(List.of(item("L01"), item("L02", "L01"), item("L03"), item("L04", "L02", "L03")), List.of());

    private static Catalogue.Item item(String id, String... after) {
        Path folder = Path.of(id);
        Lesson lesson = new Lesson(
                id,
                id,
                "",
                10,
                Lesson.Track.BASIC,
                List.of(),
                List.of(after),
                Lesson.Mode.EXPLAIN_FIRST,
                List.of(),
                folder.resolve("scenario.yaml"),
                List.of());
        return new Catalogue.Item(new Library.Entry("", id, folder), lesson);
    }

    private static String next(Map<String, Mastery> mastery) {
        return COURSE.next(mastery).orElseThrow().lesson().id();
    }

    @Test
    void the_first_lesson_is_recommended_to_who_is_new() {
        assertThat(next(COURSE.mastery(List.of()))).isEqualTo("L01");
    }

    @Test
    void the_next_is_the_first_whose_prerequisites_can_be_done() {
        assertThat(next(Map.of("L01", Mastery.CAN_DO, "L02", Mastery.SEEN))).isEqualTo("L02");
        assertThat(next(Map.of("L02", Mastery.CAN_DO, "L01", Mastery.CAN_DO))).isEqualTo("L03");
    }

    @Test
    void who_can_do_all_is_asked_again_for_what_was_not_repeated() {
        assertThat(next(Map.of(
                        "L01",
                        Mastery.CAN_STILL_DO,
                        "L02",
                        Mastery.CAN_DO,
                        "L03",
                        Mastery.CAN_DO,
                        "L04",
                        Mastery.CAN_DO)))
                .isEqualTo("L02");
    }

    @Test
    void what_can_be_done_is_read_from_the_notes_of_each_lesson() {
        List<Entry> notes = List.of(
                new Entry(1, 0, new Note("L01", Note.Kind.PASSED, "", "")),
                new Entry(2, 0, new Note("L03", Note.Kind.PLACE, "", "{}")));
        assertThat(COURSE.mastery(notes))
                .containsEntry("L01", Mastery.CAN_DO)
                .containsEntry("L02", Mastery.NEW)
                .containsEntry("L03", Mastery.SEEN);
    }
}
