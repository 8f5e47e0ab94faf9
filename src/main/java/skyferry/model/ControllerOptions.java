package skyferry.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The network controller: how late its flows arrive, and how a port moves.
 *
 * @param pushDelayNanos from a change of intent to the flows being in a host's tables
 * @param perHostDelayNanos the same for single hosts
 * @param order hosts in the order in which they are pushed; hosts not named follow in the scenario's order
 * @param activation the frame that unblocks the port at the destination while both hosts have it (OVN {@code activation-strategy})
 * @param bothHosts peers send to source and destination during the move (OVN {@code requested-chassis} with two hosts)
 * @param ipsec whether the tunnels between hosts are encrypted
 * @param evpn hosts tell each other where a MAC is (BGP EVPN), no controller does; empty: the controller tells
 * @param learning no controller tells where a MAC is: bridges learn and forget; empty: the controller tells
 */
public record ControllerOptions(
        long pushDelayNanos,
        Map<String, Long> perHostDelayNanos,
        List<String> order,
        Activation activation,
        boolean bothHosts,
        Optional<Learning> learning,
        Announce announce,
        boolean ipsec,
        Optional<Evpn> evpn) {

    public static final ControllerOptions DEFAULTS = new ControllerOptions(
            20_000_000L, Map.of(), List.of(), Activation.NONE, false, Optional.empty(), Announce.QEMU_DEFAULTS, false);

    /** Options without EVPN. */
    public ControllerOptions(
            long pushDelayNanos,
            Map<String, Long> perHostDelayNanos,
            List<String> order,
            Activation activation,
            boolean bothHosts,
            Optional<Learning> learning,
            Announce announce,
            boolean ipsec) {
        this(
                pushDelayNanos,
                perHostDelayNanos,
                order,
                activation,
                bothHosts,
                learning,
                announce,
                ipsec,
                Optional.empty());
    }

    public ControllerOptions {
        perHostDelayNanos = Collections.unmodifiableMap(new LinkedHashMap<>(perHostDelayNanos));
        order = List.copyOf(order);
    }

    /** What the destination waits for before it lets the port's traffic pass. */
    public enum Activation {
        NONE,
        RARP,
        GARP,
        NA
    }

    /** Life of a learned entry and how often old ones are swept out. */
    public record Learning(long entryLifeNanos, long sweepNanos) {}

    /**
     * BGP EVPN between the hosts, each of them a provider edge (RFC 7432): a host that hears a MAC advertises it with a sequence
     * number one above the one that it knew, and the host that had it before withdraws.
     *
     * @param propagationNanos from a host's advertisement to the route being in another host's tables; assumed
     * @param moves a MAC that has moved so often within the window is taken for a duplicate, and is told of no more
     */
    public record Evpn(long propagationNanos, int moves, long windowNanos) {
        /** RFC 7432, section 15.1: 5 moves in 180 s. 50 ms from host to host are assumed. */
        public static final Evpn DEFAULTS = new Evpn(50_000_000L, 5, 180_000_000_000L);
    }

    /**
     * QEMU's announcement: after the resume a RARP, the next after {@code initial}, then each {@code step} later than the one
     * before, never more than {@code max} apart ({@code announce-*} parameters).
     */
    public record Announce(long initialNanos, long maxNanos, int rounds, long stepNanos) {
        public static final Announce QEMU_DEFAULTS = new Announce(50_000_000L, 550_000_000L, 5, 100_000_000L);

        /** Offsets of the frames from the resume, first one at 0: 0, 50, 200, 450, 800 ms with the defaults. */
        public List<Long> offsetsNanos() {
            List<Long> offsets = new java.util.ArrayList<>();
            long at = 0;
            for (int i = 0; i < rounds; i++) {
                offsets.add(at);
                at += Math.min(initialNanos + i * stepNanos, maxNanos);
            }
            return List.copyOf(offsets);
        }
    }

    /** The delay of a push to a host. */
    public long delayNanos(String host) {
        return perHostDelayNanos.getOrDefault(host, pushDelayNanos);
    }
}
