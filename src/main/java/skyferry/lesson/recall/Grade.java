package skyferry.lesson.recall;

/** How well a learner says that a card was remembered; the number is FSRS' G. */
public enum Grade {
    /** Not remembered. */
    AGAIN(1),
    /** Remembered with trouble. */
    HARD(2),
    /** Remembered. */
    GOOD(3),
    /** Remembered at once. */
    EASY(4);

    private final int number;

    Grade(int number) {
        this.number = number;
    }

    /** 1 for {@link #AGAIN} to 4 for {@link #EASY}. */
    public int number() {
        return number;
    }
}
