package skyferry.lesson.recall;

/**
 * How well a learner knows a card, after the three-component model of memory.
 *
 * @param stability days after which it is remembered with a chance of 90 %
 * @param difficulty 1 for the easiest to 10
 */
public record Memory(double stability, double difficulty) {}
