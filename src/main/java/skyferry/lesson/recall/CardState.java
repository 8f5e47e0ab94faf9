package skyferry.lesson.recall;

/**
 * What a learner's reviews of a card have come to.
 *
 * @param lastDay the day of the last review, counted from any day that is the same for all cards
 * @param dueDay the day from which it is asked for again
 * @param reviews how often it was reviewed
 * @param lapses how often it was forgotten after it had been remembered on an earlier day
 */
public record CardState(Memory memory, long lastDay, long dueDay, int reviews, int lapses) {}
