package skyferry.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When the source of a move may lose the machine's port: when the move is over, and the port at the destination is open or no
 * frame will open it any more. Each alone is too early: a post-copy's source still has pages to give, and an activated
 * destination is open only when its own host has changed its flows.
 */
final class Clearance {
    /** The event by which a machine's move was over. */
    private final Map<String, Integer> over = new LinkedHashMap<>();
    /** From when on a machine's port at the destination is open, ns. */
    private final Map<String, Long> open = new LinkedHashMap<>();

    Clearance() {}

    Clearance(Clearance other) {
        over.putAll(other.over);
        open.putAll(other.open);
    }

    /** A machine has come to a new place: what was known of an earlier one no longer counts. */
    void begin(String vm) {
        over.remove(vm);
        open.remove(vm);
    }

    /** The move is over. */
    void over(String vm, int cause) {
        over.put(vm, cause);
    }

    /** The port at the destination is open from an instant on, or stays as it is for good. */
    void openFrom(String vm, long nanos) {
        open.putIfAbsent(vm, nanos);
    }

    /** From when on the source may be cleaned; empty as long as something is missing. */
    OptionalLong from(String vm, long now) {
        Long from = open.get(vm);
        return from == null || !over.containsKey(vm) ? OptionalLong.empty() : OptionalLong.of(Math.max(from, now));
    }

    /** The event by which the move was over. */
    int cause(String vm) {
        return over.getOrDefault(vm, -1);
    }
}
