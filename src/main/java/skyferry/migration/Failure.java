package skyferry.migration;

import java.util.Locale;

/** Something that breaks while a machine moves. */
public enum Failure {
    /** The source host loses power. */
    SOURCE_HOST,
    /** The destination host loses power. */
    TARGET_HOST,
    /** The stream's network is gone. */
    LINK,
    /** The storage that holds the machine's disks does not answer. */
    STORAGE,
    /** The network's controller does not answer. */
    CONTROLLER;

    /** The name in results: {@code target-host}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
