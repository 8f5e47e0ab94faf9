package skyferry.run;

import java.util.Map;

/**
 * Something that happened.
 *
 * @param number place in the run, from 0
 * @param cause number of the event that led to it; -1 for the scenario itself
 * @param subject machine, host, link or probe that it is about
 * @param arguments figures for the sentence, in base units (ns, bytes, bytes/s, pages/s) as decimal text
 */
public record Event(int number, long atNanos, Kind kind, String subject, int cause, Map<String, String> arguments) {
    public Event {
        arguments = Arguments.of(arguments);
    }

    /** What happened; the words for it live in the bundles. */
    public enum Kind {
        /** args: to, technique */
        MOVE_ASKED,
        /** args: to, reason, and what the reason needs */
        MOVE_REFUSED,
        /** args: to, reason, and what the reason needs: the move begins all the same */
        MOVE_WARNED,
        /** args: nic, host: the guest is asked to let go of a virtual function */
        UNPLUGGING,
        /** args: nic, host */
        UNPLUGGED,
        /** args: nic, host, wait (ns): a card is plugged, and the guest looks for its driver */
        PLUGGING,
        /** args: nic, host */
        PLUGGED,
        /** args: nic, path, host: frames take another way, or none */
        PATH_CHANGED,
        /** args: host: the controller prepared the port at the destination */
        PORT_BOUND,
        /** args: round, left (bytes) */
        ROUND_STARTED,
        /** args: percent */
        THROTTLED,
        /** args: left (bytes): pages follow on demand and in the background */
        POSTCOPY_STARTED,
        /** args: host, left (bytes) */
        GUEST_PAUSED,
        /** args: host, pause (ns) */
        GUEST_RESUMED,
        /** args: host, frame (1..n) */
        RARP_SENT,
        /** args: host, added, removed (flows), intent */
        FLOWS_PUSHED,
        /** args: host */
        PORT_ACTIVATED,
        /** args: host: the source's port is gone */
        PORT_UNBOUND,
        /** args: total, pause (ns), bytes */
        MOVE_COMPLETED,
        /** args: reason */
        MOVE_CANCELLED,
        /** args: reason */
        MOVE_FAILED,
        /** args: bytesPerSecond */
        LINK_RATE_SET,
        LINK_CUT,
        LINK_RESTORED,
        /** args: scale */
        LOAD_SET,
        /** args: nanos */
        PAUSE_LIMIT_SET,
        /** args: kind and the fault's own */
        FAULT_INJECTED,
        /** args: kind */
        FAULT_CLEARED,
        /** args: pairs, from, to: the first pair */
        ISOLATION_BROKEN,
        ISOLATION_RESTORED,
        /** args: from, to: the probe's first lost packet */
        PROBE_SILENT,
        /** args: from, to, gap (ns) */
        PROBE_ANSWERED,
        /** args: reason: an action that could not be done */
        ACTION_REFUSED,
        /** A host has no power. */
        HOST_FAILED,
        /** A host has power again, without its machines. */
        HOST_BACK,
        /** args: host: a machine went down with its host */
        GUEST_DOWN,
        /** args: host, reason: no host has all of a machine's memory */
        GUEST_LOST,
        /** args: limit (ns): a move's stream has no way through the network; after so long it breaks */
        STREAM_STALLED,
        /** args: reason: the stream broke after the switch to post-copy; the guest waits for a page */
        POSTCOPY_PAUSED,
        /** The stream of a paused post-copy goes on. */
        POSTCOPY_RECOVERED,
        /** args: host, boot (ns) */
        RESTART_ASKED,
        /** args: host, boots */
        GUEST_BOOTED,
        /** args: pushes: the controller answers again and does what it is late with */
        CONTROLLER_BACK,
        /** args: percent: the guest is made to sleep by hand */
        THROTTLE_SET,
        /** args: part, took (ns), bytes: a part of a move that does more than copy live memory is over */
        PART_DONE,
        /** args: bytes, took (ns) */
        MIRROR_READY,
        /** args: written, copied (bytes/s): the mirror will not become ready */
        MIRROR_STALLED,
        /** args: host: a move shuts the guest down, or stops the container; memory and connections are gone */
        GUEST_SHUT_DOWN,
        /** args: number, bytes, pause (ns): the first checkpoint and every 25th */
        CHECKPOINT,
        /** args: host, number, lost (ns): the source of a machine that is kept twice is gone */
        TAKE_OVER,
        /** args: host, sequence: a host tells the others that it has a machine's MAC (EVPN, type 2) */
        ROUTE_ADVERTISED,
        /** args: host, sequence: a host has seen a higher sequence number and takes its own route back */
        ROUTE_WITHDRAWN,
        /** args: host, moves, window (ns): a MAC that moves too often is taken for a duplicate; nobody is told of it any more */
        MAC_FROZEN,
        /** args: host: an operator has cleared a duplicate; the host tells the others of the MAC again */
        MAC_CLEARED,
        /** args: host, before: the physical switches have heard a machine on a VLAN behind another host */
        MAC_LEARNED,
        /** args: host: the physical switches have forgotten that a machine was behind a host; they flood what is for it */
        MAC_FORGOTTEN,
        /** args: address, ttl (ns): the name server knows a machine's new address */
        NAME_PUBLISHED,
        /** args: vm, address: a peer has asked for a machine's name again */
        NAME_LEARNED,
        /** args: from, to, sender: new connections are answered, the one that was open before is not */
        STREAM_DEAD,
        /** args: check, and what it found: a defect of the engine */
        SELF_CHECK_FAILED
    }

    /** The argument, or the empty string. */
    public String argument(String name) {
        return arguments.getOrDefault(name, "");
    }
}
