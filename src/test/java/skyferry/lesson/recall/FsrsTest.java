package skyferry.lesson.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schedule against another implementation's vectors, and what learners are offered. */
class FsrsTest {
    private record Row(int history, int review, long days, Grade grade, double s, double d, int interval, double r) {}

    private static List<Row> vectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(FsrsTest.class.getResourceAsStream("/lesson/recall/fsrs-6.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(f -> new Row(
                            Integer.parseInt(f[0]),
                            Integer.parseInt(f[1]),
                            Long.parseLong(f[2]),
                            Grade.values()[Integer.parseInt(f[3]) - 1],
                            Double.parseDouble(f[4]),
                            Double.parseDouble(f[5]),
                            Integer.parseInt(f[6]),
                            Double.parseDouble(f[7])))
                    .toList();
        }
    }

    @Test
    void everyReviewOfEveryHistoryComesToWhatTheOtherImplementationSays() throws IOException {
        List<Row> rows = vectors();
        assertThat(rows).hasSizeGreaterThan(800);
        Optional<CardState> state = Optional.empty();
        long today = 0;
        for (Row row : rows) {
            String which = "history " + row.history() + ", review " + row.review();
            today = row.review() == 1 ? 0 : today + row.days();
            if (row.review() == 1) {
                state = Optional.of(Schedule.first(today, row.grade()));
            } else {
                CardState before = state.orElseThrow();
                assertThat(Fsrs.retrievability(before.memory(), row.days()))
                        .as(which)
                        .isCloseTo(row.r(), within(1e-7));
                state = Optional.of(Schedule.next(before, today, row.grade()));
            }
            CardState now = state.orElseThrow();
            assertThat(now.memory().stability()).as(which).isCloseTo(row.s(), Percentage.withPercentage(1e-4));
            assertThat(now.memory().difficulty()).as(which).isCloseTo(row.d(), within(1e-6));
            assertThat(now.dueDay() - today).as(which).isEqualTo(row.interval());
        }
    }

    @ParameterizedTest
    @EnumSource(Grade.class)
    void aBetterGradeNeverBringsACardBackEarlier(Grade first) {
        CardState before = Schedule.first(0, first);
        for (long day = 0; day < 60; day++) {
            long today = day;
            List<Long> due = IntStream.range(0, 4)
                    .mapToObj(
                            i -> Schedule.next(before, today, Grade.values()[i]).dueDay())
                    .toList();
            assertThat(due).isSorted();
        }
    }

    @Test
    void aCardIsDueWhenItIsRememberedWithTheRetentionThatIsAskedFor() {
        CardState state = Schedule.next(Schedule.first(0, Grade.GOOD), 2, Grade.GOOD);
        assertThat(Fsrs.retrievability(state.memory(), state.memory().stability()))
                .isCloseTo(0.9, within(1e-9));
        assertThat(Fsrs.retrievability(state.memory(), state.dueDay() - state.lastDay()))
                .isCloseTo(Fsrs.RETENTION, within(0.01));
    }

    private static Card card(String id) {
        return new Card(id, "front", "back", Optional.empty(), List.of());
    }

    @Test
    void whatOneWasSureOfAndWrongAboutComesFirst_thenWhatIsMostLikelyForgotten_atMostTen() {
        List<Card> cards = new ArrayList<>();
        IntStream.range(10, 30).forEach(i -> cards.add(card("L01-" + i)));
        Map<String, CardState> states = new java.util.HashMap<>();
        for (int i = 10; i < 29; i++) {
            states.put("L01-" + i, new CardState(new Memory(i, 5), 0, 3, 1, 0));
        }
        states.put("L01-12", new CardState(new Memory(12, 5), 0, 99, 1, 0));

        List<Card> due = Schedule.due(cards, states, Set.of("L01-28"), 40);

        assertThat(due)
                .extracting(Card::id)
                .startsWith("L01-28", "L01-10", "L01-11", "L01-13")
                .hasSize(10);
        assertThat(Schedule.due(cards, states, Set.of(), 2)).isEmpty();
    }

    @Test
    void theMixedReviewTakesOneCardOfEachFinishedLessonAndLaysNeighboursApart() {
        List<Card> cards = List.of(card("L01-01"), card("L01-02"), card("L02-01"), card("L03-01"), card("L05-01"));
        assertThat(Schedule.mixed(cards, List.of("L01", "L02", "L03", "L04", "L05")))
                .extracting(Card::id)
                .containsExactly("L01-01", "L03-01", "L05-01", "L02-01");
    }
}
