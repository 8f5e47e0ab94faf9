package skyferry.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Something done to the world at an instant. A run is a scenario and a list of these, nothing else. */
public sealed interface Action {

    /** When, from the start of the scenario. */
    long atNanos();

    Verb verb();

    /** Moves a machine. {@code options} overrides the scenario's for this move alone; empty: the scenario's. */
    record Migrate(long atNanos, String vm, String to, Technique technique, Optional<MigrationOptions> options)
            implements Action {
        @Override
        public Verb verb() {
            return Verb.MIGRATE;
        }
    }

    /** Gives up a move; the machine stays where it runs. */
    record Cancel(long atNanos, String vm) implements Action {
        @Override
        public Verb verb() {
            return Verb.CANCEL;
        }
    }

    /** Changes the speed of a cable in both directions. */
    record SetLinkRate(long atNanos, String linkId, double bytesPerSecond) implements Action {
        @Override
        public Verb verb() {
            return Verb.SET_LINK_RATE;
        }
    }

    /** Changes {@code downtime-limit}, for the scenario and for a move under way. */
    record SetPauseLimit(long atNanos, String vm, long nanos) implements Action {
        @Override
        public Verb verb() {
            return Verb.SET_PAUSE_LIMIT;
        }
    }

    /** Replaces the options of the machine's move under way. */
    record SetOption(long atNanos, String vm, MigrationOptions options) implements Action {
        @Override
        public Verb verb() {
            return Verb.SET_OPTION;
        }
    }

    /** Multiplies a machine's write rates by {@code scale} from now on. */
    record SetLoad(long atNanos, String vm, double scale) implements Action {
        @Override
        public Verb verb() {
            return Verb.SET_LOAD;
        }
    }

    /** Pulls a cable. */
    record CutLink(long atNanos, String linkId) implements Action {
        @Override
        public Verb verb() {
            return Verb.CUT_LINK;
        }
    }

    /** Plugs a pulled cable in again. */
    record RestoreLink(long atNanos, String linkId) implements Action {
        @Override
        public Verb verb() {
            return Verb.RESTORE_LINK;
        }
    }

    /** Makes something wrong. */
    record InjectFault(long atNanos, Fault fault) implements Action {
        @Override
        public Verb verb() {
            return Verb.INJECT_FAULT;
        }
    }

    /**
     * Mends what {@link InjectFault} made wrong.
     *
     * @param arguments which of the faults of that kind: those that have all of these; empty for all of them
     */
    record ClearFault(long atNanos, FaultKind kind, Map<String, String> arguments) implements Action {
        public ClearFault {
            arguments = java.util.Collections.unmodifiableMap(new TreeMap<>(arguments));
        }

        /** Mends all faults of a kind. */
        public ClearFault(long atNanos, FaultKind kind) {
            this(atNanos, kind, Map.of());
        }

        /** Whether it mends a fault. */
        public boolean mends(Fault fault) {
            return fault.kind() == kind && fault.arguments().entrySet().containsAll(arguments.entrySet());
        }

        @Override
        public Verb verb() {
            return Verb.CLEAR_FAULT;
        }
    }

    /**
     * The operator says that a MAC which moved too often is no duplicate: hosts tell each other of it again (FRRouting, {@code
     * clear evpn dup-addr vni all mac}; RFC 7432, section 15.1: "until a corrective action is taken by the operator").
     */
    record ClearDuplicate(long atNanos, String vm) implements Action {
        @Override
        public Verb verb() {
            return Verb.CLEAR_DUPLICATE;
        }
    }

    /** The machine's move under way is to go on as post-copy. */
    record StartPostcopy(long atNanos, String vm) implements Action {
        @Override
        public Verb verb() {
            return Verb.START_POSTCOPY;
        }
    }

    /** A move that stands still in post-copy since its network broke is taken up again ({@code migrate-recover}). */
    record Recover(long atNanos, String vm) implements Action {
        @Override
        public Verb verb() {
            return Verb.RECOVER;
        }
    }

    /**
     * From auto-converge's next decision on the guest of the machine's move under way sleeps this share of its time, 1 to 99 %
     * (QEMU, {@code migrate-set-parameters}: {@code cpu-throttle-initial}, {@code cpu-throttle-increment}, {@code max-cpu-throttle}).
     */
    record SetThrottle(long atNanos, String vm, int percent) implements Action {
        @Override
        public Verb verb() {
            return Verb.SET_THROTTLE;
        }
    }

    /** A host loses power. */
    record FailHost(long atNanos, String host) implements Action {
        @Override
        public Verb verb() {
            return Verb.FAIL_HOST;
        }
    }

    /** A machine that is down boots again; {@code host} empty: where it was. Memory and connections are lost. */
    record Restart(long atNanos, String vm, Optional<String> host) implements Action {
        @Override
        public Verb verb() {
            return Verb.RESTART;
        }
    }

    /** A card on a network is plugged into a running machine; {@code attach} empty: as the scenario says. */
    record Attach(long atNanos, String vm, String network, Optional<Nic.Attach> attach) implements Action {
        @Override
        public Verb verb() {
            return Verb.ATTACH;
        }
    }

    /** The card on a network is unplugged from a running machine. */
    record Detach(long atNanos, String vm, String network) implements Action {
        @Override
        public Verb verb() {
            return Verb.DETACH;
        }
    }

    /** Lets time pass. */
    record Wait(long atNanos) implements Action {
        @Override
        public Verb verb() {
            return Verb.WAIT;
        }
    }

    /** Something that this version of the engine reads but refuses, with its arguments as they were written. */
    record Other(long atNanos, Verb verb, Map<String, String> arguments) implements Action {
        public Other {
            arguments = java.util.Collections.unmodifiableMap(new TreeMap<>(arguments));
        }
    }
}
