package skyferry.lesson.recall;

/**
 * The free spaced repetition scheduler, version 6: how a memory changes with each review, and when the next one is due.
 * Formulas and default weights: open-spaced-repetition, wiki "The Algorithm", FSRS-6. No optimiser, no fuzz, no steps within
 * a day; a second review on one day counts by the formula for such reviews.
 */
public final class Fsrs {
    /** The default weights w0 to w20. */
    private static final double[] W = {
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
    };

    /** Chance of remembering at which a card is due. */
    public static final double RETENTION = 0.9;

    /** No interval is longer: a hundred years. */
    public static final int LONGEST_DAYS = 36_500;

    private static final double LEAST_STABILITY = 0.001;
    private static final double LEAST_FIRST_STABILITY = 0.1;
    private static final double DECAY = -W[20];
    private static final double FACTOR = StrictMath.pow(0.9, 1 / DECAY) - 1;

    private Fsrs() {}

    /** The memory after a card was seen for the first time. */
    public static Memory first(Grade grade) {
        return new Memory(
                Math.max(LEAST_FIRST_STABILITY, W[grade.number() - 1]), Math.clamp(firstDifficulty(grade), 1, 10));
    }

    /**
     * The memory after a review.
     *
     * @param days whole days since the last one
     */
    public static Memory next(Memory memory, long days, Grade grade) {
        double stability = days == 0
                ? sameDay(memory.stability(), grade)
                : grade == Grade.AGAIN ? forgotten(memory, days) : remembered(memory, days, grade);
        return new Memory(stability, difficulty(memory.difficulty(), grade));
    }

    /** The chance, 0 to 1, that a card is remembered some days after its last review. */
    public static double retrievability(Memory memory, double days) {
        return StrictMath.pow(1 + FACTOR * days / memory.stability(), DECAY);
    }

    /** Days until the chance has fallen to {@link #RETENTION}, at least one. */
    public static int interval(Memory memory) {
        double days = memory.stability() / FACTOR * (StrictMath.pow(RETENTION, 1 / DECAY) - 1);
        return (int) Math.clamp(Math.round(days), 1L, LONGEST_DAYS);
    }

    private static double firstDifficulty(Grade grade) {
        return W[4] - StrictMath.exp(W[5] * (grade.number() - 1)) + 1;
    }

    /** The step gets smaller towards 10, and everything is drawn a little towards the easiest first difficulty. */
    private static double difficulty(double before, Grade grade) {
        double step = -W[6] * (grade.number() - 3) * (10 - before) / 9;
        return Math.clamp(W[7] * firstDifficulty(Grade.EASY) + (1 - W[7]) * (before + step), 1, 10);
    }

    private static double remembered(Memory memory, long days, Grade grade) {
        double s = memory.stability();
        double growth = StrictMath.exp(W[8])
                * (11 - memory.difficulty())
                * StrictMath.pow(s, -W[9])
                * (StrictMath.exp(W[10] * (1 - retrievability(memory, days))) - 1)
                * (grade == Grade.HARD ? W[15] : 1)
                * (grade == Grade.EASY ? W[16] : 1);
        return bounded(s * (1 + growth));
    }

    /** What is left after forgetting: never more than a failed review on the same day would leave. */
    private static double forgotten(Memory memory, long days) {
        double s = memory.stability();
        double left = W[11]
                * StrictMath.pow(memory.difficulty(), -W[12])
                * (StrictMath.pow(s + 1, W[13]) - 1)
                * StrictMath.exp(W[14] * (1 - retrievability(memory, days)));
        return bounded(Math.min(left, s / StrictMath.exp(W[17] * W[18])));
    }

    private static double sameDay(double s, Grade grade) {
        double growth = StrictMath.exp(W[17] * (grade.number() - 3 + W[18])) * StrictMath.pow(s, -W[19]);
        return bounded(s * (grade == Grade.AGAIN ? growth : Math.max(1, growth)));
    }

    private static double bounded(double stability) {
        return Math.clamp(stability, LEAST_STABILITY, LONGEST_DAYS);
    }
}
