package skyferry.record;

/**
 * Somebody who learns on this machine.
 *
 * @param code a pseudonym, the same for good: {@code s-4f1a09}
 * @param name what the learner wants to be called here; may be empty
 * @param addedMillis when, since 1970
 */
public record Learner(String code, String name, long addedMillis) {}
