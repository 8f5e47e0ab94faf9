package skyferry.stage.learn.overview;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skyferry.lesson.Lesson;
import skyferry.lesson.Prediction;
import skyferry.lesson.recall.Card;
import skyferry.lesson.recall.CardState;
import skyferry.lesson.recall.Grade;
import skyferry.lesson.recall.Schedule;
import skyferry.record.Entry;
import skyferry.record.Guess;
import skyferry.record.Mastery;
import skyferry.record.Note;
import skyferry.record.Progress;
import skyferry.stage.learn.desk.Gate;

/**
 * What a learner may be asked again today.
 *
 * @param due cards that are due by the schedule
 * @param mixed a card of each lesson that was done a week ago or earlier; empty unless it is to be offered now
 * @param lessons the lessons of the mixed review
 */
public record ReviewPlan(List<Card> due, List<Card> mixed, List<String> lessons) {
    /** The key of the wish that says for which lessons a mixed review was offered. */
    public static final String OFFERED = "mixed-review";

    private static final long DAY_MILLIS = 24L * 3600 * 1000;

    public ReviewPlan {
        due = List.copyOf(due);
        mixed = List.copyOf(mixed);
        lessons = List.copyOf(lessons);
    }

    /**
     * The plan for a moment. A day is one of Greenwich: a card that falls due at midnight may do so some hours off.
     *
     * @param lessons of the course in their order
     * @param notes all of the learner's
     * @param nowMillis since 1970
     */
    public static ReviewPlan of(List<Lesson> lessons, List<Card> cards, List<Entry> notes, long nowMillis) {
        List<Card> due =
                Schedule.due(cards, states(notes), sureAndWrong(lessons, cards, notes), nowMillis / DAY_MILLIS);
        List<String> finished = finished(lessons, notes, nowMillis);
        boolean offer = isNew(finished, notes, nowMillis);
        return new ReviewPlan(due, offer ? Schedule.mixed(cards, finished) : List.of(), finished);
    }

    /** What the reviews of each card have come to. */
    private static Map<String, CardState> states(List<Entry> notes) {
        Map<String, CardState> states = new LinkedHashMap<>();
        for (Entry entry : notes) {
            if (entry.note().kind() == Note.Kind.REVIEW) {
                long day = entry.atMillis() / DAY_MILLIS;
                grade(entry.note().value())
                        .ifPresent(grade -> states.merge(
                                entry.note().key(),
                                Schedule.first(day, grade),
                                (before, first) -> Schedule.next(before, day, grade)));
            }
        }
        return states;
    }

    private static Optional<Grade> grade(String name) {
        return Stream.of(Grade.values())
                .filter(grade -> grade.name().equals(name))
                .findFirst();
    }

    /** The cards of lessons in which a guess that the learner was sure of went otherwise. */
    private static Set<String> sureAndWrong(List<Lesson> lessons, List<Card> cards, List<Entry> notes) {
        Set<String> missed = new HashSet<>();
        for (Lesson lesson : lessons) {
            Map<String, Guess> guesses = Progress.of(of(lesson.id(), notes)).guesses();
            boolean any = Gate.all(lesson).stream()
                    .map(Gate.Due::prediction)
                    .anyMatch(prediction -> missed(prediction, guesses.get(prediction.id())));
            if (any) {
                missed.add(lesson.id());
            }
        }
        return cards.stream()
                .filter(card -> missed.contains(card.lesson()))
                .map(Card::id)
                .collect(Collectors.toSet());
    }

    private static boolean missed(Prediction prediction, @org.jspecify.annotations.Nullable Guess guess) {
        if (guess == null
                || guess.confidence() != Guess.Confidence.SURE
                || !guess.answer().matches("\\d{1,2}")) {
            return false;
        }
        int choice = Integer.parseInt(guess.answer());
        return choice < prediction.choices().size()
                && prediction.choices().get(choice).outcome() == Prediction.Outcome.WRONG;
    }

    private static List<Entry> of(String lesson, List<Entry> notes) {
        return notes.stream()
                .filter(entry -> entry.note().lesson().equals(lesson))
                .toList();
    }

    private static List<String> finished(List<Lesson> lessons, List<Entry> notes, long nowMillis) {
        List<String> finished = new ArrayList<>();
        for (Lesson lesson : lessons) {
            boolean early = of(lesson.id(), notes).stream()
                    .anyMatch(entry -> entry.note().kind() == Note.Kind.PASSED
                            && nowMillis - entry.atMillis() >= Mastery.LATER_MILLIS);
            if (early) {
                finished.add(lesson.id());
            }
        }
        return finished;
    }

    /** Whether a lesson is among them for which no review was offered, and the last offer is a week old. */
    private static boolean isNew(List<String> finished, List<Entry> notes, long nowMillis) {
        Optional<Entry> last = notes.stream()
                .filter(entry -> entry.note().kind() == Note.Kind.WISH
                        && entry.note().key().equals(OFFERED))
                .reduce((a, b) -> b);
        List<String> before =
                last.map(entry -> List.of(entry.note().value().split(","))).orElse(List.of());
        boolean rested = last.filter(entry -> nowMillis - entry.atMillis() < Mastery.LATER_MILLIS)
                .isEmpty();
        return rested && finished.stream().anyMatch(lesson -> !before.contains(lesson));
    }

    /** The note that the mixed review of these lessons was offered, and taken or not. */
    public Note offered() {
        return new Note("", Note.Kind.WISH, OFFERED, String.join(",", lessons));
    }
}
