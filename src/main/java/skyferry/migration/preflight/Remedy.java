package skyferry.migration.preflight;

import java.util.Locale;

/** What can be done about a rule that is not kept. */
public enum Remedy {
    CHOOSE_OTHER_HOST,
    COLD_MOVE_AND_RESTART,
    MASK_CPU_FEATURES,
    SET_TSC_FREQUENCY,
    UPGRADE_HOST,
    FREE_MEMORY,
    USE_PRECOPY,
    SWITCH_OPTION_OFF,
    CHANGE_PINNING,
    DETACH_VF,
    DETACH_DEVICE,
    USE_FAILOVER_PAIR,
    FREE_VIRTUAL_FUNCTION,
    MIGRATE_STORAGE_TOO,
    LEAVE_STORAGE,
    CHANGE_CACHE_MODE,
    DELETE_SNAPSHOTS,
    END_BLOCK_JOB,
    REPAIR_NETWORK,
    RAISE_MTU,
    WAIT,
    CHANGE_RULE;

    /** The name in results and interfaces: {@code detach-vf}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
