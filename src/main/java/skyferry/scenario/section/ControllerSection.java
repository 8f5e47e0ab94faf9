package skyferry.scenario.section;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.ControllerOptions;
import skyferry.scenario.shape.ByName;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** {@code controller}: how late flows arrive and how a port moves. */
final class ControllerSection {
    private static final Type<Long> TIME =
            Quantity.between(Dimension.TIME, "0 ms", "24 h").whole();
    /** Open vSwitch: {@code mac-aging-time} of a bridge. */
    private static final long ENTRY_LIFE_NANOS = 300_000_000_000L;

    private static final long SWEEP_NANOS = 1_000_000_000L;

    private static final Key<Long> PUSH_DELAY = Key.optional(
            "push_delay", TIME, "From a change to the flows being in a host's tables; 20 ms if not given.");
    private static final Key<Map<String, Long>> PER_HOST =
            Key.optional("per_host", new ByName<>(Kinds.TO_HOST, TIME), "The same for single hosts.");
    private static final Key<List<String>> ORDER =
            Key.optional("order", ListOf.of(Kinds.TO_HOST), "Hosts in the order in which they are pushed.");
    private static final Key<ControllerOptions.Activation> ACTIVATION = Key.optional(
            "activation",
            Words.of(ControllerOptions.Activation.class),
            "The frame that unblocks the port at the destination; none if not given.");
    private static final Key<Boolean> BOTH_HOSTS =
            Key.optional("both_hosts", Truth.VALUE, "Whether peers send to both hosts during a move.");
    private static final Key<Long> ENTRY_LIFE =
            Key.optional("entry_life", TIME, "Life of a learned entry; 300 s if not given.");
    private static final Key<Long> SWEEP =
            Key.optional("sweep", TIME, "How often old entries are swept out; 1 s if not given.");
    private static final Key<Fields> LEARNING = Key.optional(
            "learning",
            Struct.of("learning", ENTRY_LIFE, SWEEP),
            "Bridges learn and forget, no controller tells them.");
    private static final Key<Long> INITIAL =
            Key.optional("initial", TIME, "From the first frame to the second; 50 ms.");
    private static final Key<Long> MAX = Key.optional("max", TIME, "Most between two frames; 550 ms.");
    private static final Key<Integer> ROUNDS = Key.optional("rounds", Whole.between(0, 1000), "Frames; 5.");
    private static final Key<Long> STEP = Key.optional("step", TIME, "By how much the time between grows; 100 ms.");
    private static final Key<Fields> ANNOUNCE = Key.optional(
            "announce",
            Struct.of("announcement", INITIAL, MAX, ROUNDS, STEP),
            "QEMU's announcement after the resume (announce-* parameters).");

    private static final Key<Boolean> IPSEC =
            Key.optional("ipsec", Truth.VALUE, "Whether tunnels between hosts are encrypted (ESP, RFC 4303); false.");

    private static final Key<Long> PROPAGATION = Key.optional(
            "propagation", TIME, "From a host's route to another host's tables; 50 ms if not given, assumed.");
    private static final Key<Integer> DUPLICATE_MOVES = Key.optional(
            "duplicate_moves", Whole.between(2, 1000), "Moves by which a MAC is taken for a duplicate; 5 (RFC 7432).");
    private static final Key<Long> DUPLICATE_WINDOW =
            Key.optional("duplicate_window", TIME, "The time within which they lie; 180 s (RFC 7432).");
    private static final Key<Fields> EVPN = Key.optional(
            "evpn",
            Struct.of("evpn", PROPAGATION, DUPLICATE_MOVES, DUPLICATE_WINDOW),
            "Hosts tell each other where a MAC is (BGP EVPN, type-2 routes), no controller does.");

    static final Struct TYPE = Struct.of(
            "controller", PUSH_DELAY, PER_HOST, ORDER, ACTIVATION, BOTH_HOSTS, LEARNING, ANNOUNCE, IPSEC, EVPN);

    private ControllerSection() {}

    static ControllerOptions options(Optional<Fields> written) {
        ControllerOptions defaults = ControllerOptions.DEFAULTS;
        if (written.isEmpty()) {
            return defaults;
        }
        Fields fields = written.get();
        return new ControllerOptions(
                fields.or(PUSH_DELAY, defaults.pushDelayNanos()),
                fields.or(PER_HOST, defaults.perHostDelayNanos()),
                fields.or(ORDER, defaults.order()),
                fields.or(ACTIVATION, defaults.activation()),
                fields.or(BOTH_HOSTS, defaults.bothHosts()),
                fields.find(LEARNING)
                        .map(learning -> new ControllerOptions.Learning(
                                learning.or(ENTRY_LIFE, ENTRY_LIFE_NANOS), learning.or(SWEEP, SWEEP_NANOS))),
                fields.find(ANNOUNCE).map(ControllerSection::announce).orElse(defaults.announce()),
                fields.or(IPSEC, defaults.ipsec()),
                fields.find(EVPN).map(ControllerSection::evpn));
    }

    private static ControllerOptions.Evpn evpn(Fields fields) {
        ControllerOptions.Evpn defaults = ControllerOptions.Evpn.DEFAULTS;
        return new ControllerOptions.Evpn(
                fields.or(PROPAGATION, defaults.propagationNanos()),
                fields.or(DUPLICATE_MOVES, defaults.moves()),
                fields.or(DUPLICATE_WINDOW, defaults.windowNanos()));
    }

    private static ControllerOptions.Announce announce(Fields fields) {
        ControllerOptions.Announce defaults = ControllerOptions.Announce.QEMU_DEFAULTS;
        return new ControllerOptions.Announce(
                fields.or(INITIAL, defaults.initialNanos()),
                fields.or(MAX, defaults.maxNanos()),
                fields.or(ROUNDS, defaults.rounds()),
                fields.or(STEP, defaults.stepNanos()));
    }
}
