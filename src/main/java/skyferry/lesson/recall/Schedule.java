package skyferry.lesson.recall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which cards are asked for on a day, and what a grade does to a card. */
public final class Schedule {
    /** More cards are not offered on one day. */
    public static final int MOST_A_DAY = 10;

    private Schedule() {}

    /** The state after the first review of a card. */
    public static CardState first(long today, Grade grade) {
        Memory memory = Fsrs.first(grade);
        return new CardState(memory, today, today + Fsrs.interval(memory), 1, 0);
    }

    /**
     * The state after a further review. Of the grades that mean "remembered" a better one never comes back earlier: a day at
     * least lies between {@code HARD}, {@code GOOD} and {@code EASY}, except that {@code HARD} may be as long as {@code GOOD}
     * would have been by itself.
     */
    public static CardState next(CardState before, long today, Grade grade) {
        long days = Math.max(0, today - before.lastDay());
        Memory memory = Fsrs.next(before.memory(), days, grade);
        int lapses = before.lapses() + (grade == Grade.AGAIN ? 1 : 0);
        return new CardState(
                memory, today, today + interval(before.memory(), days, grade), before.reviews() + 1, lapses);
    }

    private static int interval(Memory before, long days, Grade grade) {
        int alone = Fsrs.interval(Fsrs.next(before, days, grade));
        if (grade == Grade.AGAIN) {
            return alone;
        }
        int plainGood = Fsrs.interval(Fsrs.next(before, days, Grade.GOOD));
        int hard = Math.min(Fsrs.interval(Fsrs.next(before, days, Grade.HARD)), plainGood);
        int good = Math.max(plainGood, hard + 1);
        return switch (grade) {
            case HARD -> hard;
            case GOOD -> good;
            default -> Math.max(alone, good + 1);
        };
    }

    /**
     * The cards to ask for, at most {@link #MOST_A_DAY}: first those about which the learner was sure and wrong, then those
     * most likely forgotten. A card never seen is not due.
     *
     * @param states by card id
     * @param sureAndWrong ids of cards that belong to a prediction made with confidence that went otherwise
     */
    public static List<Card> due(
            List<Card> cards, Map<String, CardState> states, Set<String> sureAndWrong, long today) {
        record Due(Card card, boolean first, double chance) {}
        List<Due> due = new ArrayList<>();
        for (Card card : cards) {
            Optional.ofNullable(states.get(card.id()))
                    .filter(state -> state.dueDay() <= today)
                    .ifPresent(state -> due.add(new Due(
                            card,
                            sureAndWrong.contains(card.id()),
                            Fsrs.retrievability(state.memory(), Math.max(0, today - state.lastDay())))));
        }
        return due.stream()
                .sorted(Comparator.comparing(Due::first)
                        .reversed()
                        .thenComparingDouble(Due::chance)
                        .thenComparing(each -> each.card().id()))
                .limit(MOST_A_DAY)
                .map(Due::card)
                .toList();
    }

    /**
     * A mixed review for the day a week after lessons were finished: one card of each, in an order in which no lesson's
     * neighbours in the course stand side by side if it can be helped.
     *
     * @param finished ids of the lessons finished at least a week ago, in the order of the course
     */
    public static List<Card> mixed(List<Card> cards, List<String> finished) {
        List<Card> picked = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            for (int i = half; i < finished.size(); i += 2) {
                String lesson = finished.get(i);
                cards.stream()
                        .filter(card -> card.lesson().equals(lesson))
                        .findFirst()
                        .ifPresent(picked::add);
            }
        }
        return picked;
    }
}
