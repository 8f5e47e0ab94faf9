package skyferry.migration.preflight;

/** A group of rules that are looked at together, in the order in which they are. */
public enum Check {
    PLACE,
    CPU,
    MACHINE_TYPE,
    MEMORY,
    DEVICES,
    STORAGE,
    NETWORK,
    RULES,
    CAPACITY
}
