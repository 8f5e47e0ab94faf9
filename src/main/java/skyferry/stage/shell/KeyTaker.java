package skyferry.stage.shell;

/** A control that can wait for a key; while it does no key does anything else. */
public interface KeyTaker {

    /** Whether it waits now. */
    boolean isTaking();
}
