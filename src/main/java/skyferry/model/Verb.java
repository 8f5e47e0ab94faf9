package skyferry.model;

import java.util.Locale;

/** What a student, an instructor or a scenario can do to the world. */
public enum Verb {
    MIGRATE,
    CANCEL,
    START_POSTCOPY,
    RECOVER,
    SET_OPTION,
    SET_LINK_RATE,
    SET_THROTTLE,
    SET_PAUSE_LIMIT,
    SET_LOAD,
    CUT_LINK,
    RESTORE_LINK,
    FAIL_HOST,
    RESTART,
    DRAIN,
    REFILL,
    ATTACH,
    DETACH,
    PLACE,
    ADD_RULE,
    REMOVE_RULE,
    INJECT_FAULT,
    CLEAR_FAULT,
    CLEAR_DUPLICATE,
    SET_POLICY,
    WAIT;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
