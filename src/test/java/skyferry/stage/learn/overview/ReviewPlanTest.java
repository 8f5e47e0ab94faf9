package skyferry.stage.learn.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skyferry.lesson.recall.Card;
import skyferry.record.Entry;
import skyferry.record.Note;
import skyferry.stage.session.LessonFolder;

/** What is asked again, and when. */
class ReviewPlanTest {
    private static final long DAY = 24L * 3600 * 1000;
    private static final long START = 20_000 * DAY;
    private static final List<Catalogue.Item> COURSE = Catalogue.read(
                    LessonFolder.in(java.nio.file.Path.of(System.getProperty("skyferry.home", ""))
                                    .toAbsolutePath())
                            .entries())
            .lessons()
            .subList(0, 3);
    private static final List<Card> CARDS = List.of(card("L01-01"), card("L01-02"), card("L02-01"), card("L03-01"));

    private final List<Entry> notes = new ArrayList<>();

    private static Card card(String id) {
        return new Card(id, "front", "back", Optional.empty(), List.of());
    }

    private void note(long day, String lesson, Note.Kind kind, String key, String value) {
        notes.add(new Entry(notes.size() + 1L, START + day * DAY, new Note(lesson, kind, key, value)));
    }

    private ReviewPlan on(long day) {
        return ReviewPlan.of(COURSE.stream().map(Catalogue.Item::lesson).toList(), CARDS, notes, START + day * DAY);
    }

    private static List<String> ids(List<Card> cards) {
        return cards.stream().map(Card::id).toList();
    }

    @Test
    void a_card_that_was_never_seen_is_not_due_and_one_that_was_forgotten_is_soon() {
        assertThat(on(0).due()).isEmpty();
        note(0, "L01", Note.Kind.REVIEW, "L01-01", "AGAIN");
        note(0, "L01", Note.Kind.REVIEW, "L01-02", "EASY");
        assertThat(on(0).due()).isEmpty();
        assertThat(ids(on(2).due())).containsExactly("L01-01");
        assertThat(ids(on(60).due())).contains("L01-01", "L01-02");
    }

    @Test
    void a_mixed_review_is_offered_a_week_after_and_not_before() {
        note(0, "L01", Note.Kind.PASSED, "", "");
        note(1, "L02", Note.Kind.PASSED, "", "");
        assertThat(on(6).mixed()).isEmpty();
        assertThat(ids(on(7).mixed())).containsExactly("L01-01");
        assertThat(ids(on(8).mixed())).containsExactly("L01-01", "L02-01");
        assertThat(on(8).lessons()).containsExactly("L01", "L02");
    }

    @Test
    void it_is_offered_once_whether_it_was_taken_or_not() {
        note(0, "L01", Note.Kind.PASSED, "", "");
        Note offered = on(7).offered();
        note(7, "", offered.kind(), offered.key(), offered.value());
        assertThat(on(7).mixed()).isEmpty();
        assertThat(on(40).mixed()).isEmpty();
        note(8, "L02", Note.Kind.PASSED, "", "");
        assertThat(ids(on(15).mixed())).containsExactly("L01-01", "L02-01");
    }

    @Test
    void cards_of_a_lesson_in_which_somebody_was_sure_and_wrong_come_first() {
        note(0, "L01", Note.Kind.REVIEW, "L01-01", "AGAIN");
        note(0, "L02", Note.Kind.REVIEW, "L02-01", "HARD");
        List<String> before = ids(on(9).due());
        assertThat(before).containsExactlyInAnyOrder("L01-01", "L02-01");
        note(0, "L02", Note.Kind.PREDICTION, "p-both", "{\"answer\":\"" + wrong() + "\",\"confidence\":\"SURE\"}");
        assertThat(ids(on(9).due()).getFirst()).isEqualTo("L02-01");
    }

    /** A choice of L02's second question that does not come true. */
    private static int wrong() {
        var choices = skyferry.stage.learn.desk.Gate.all(COURSE.get(1).lesson()).stream()
                .map(skyferry.stage.learn.desk.Gate.Due::prediction)
                .filter(prediction -> prediction.id().equals("p-both"))
                .findFirst()
                .orElseThrow()
                .choices();
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).outcome() == skyferry.lesson.Prediction.Outcome.WRONG) {
                return i;
            }
        }
        throw new AssertionError();
    }
}
