package skyferry.exchange.openflow;

import java.util.Locale;
import java.util.Optional;
import skyferry.dataplane.CtState;
import skyferry.model.Ipv4;
import skyferry.model.Mac;

/**
 * A question to a switch: who sends what to whom.
 *
 * @param to station, or {@code *} for all other machines of the tenant
 * @param dstPort for TCP and UDP, else 0
 * @param forged what the sender puts in the place of its own addresses
 */
public record Query(
        String id, String from, String to, Protocol protocol, int srcPort, int dstPort, State state, Forged forged) {

    /** All other machines of the tenant. */
    public static final String EVERYBODY = "*";

    /** What is sent. */
    public enum Protocol {
        ICMP,
        TCP,
        UDP,
        /** Who has the address of the other? */
        ARP,
        /** I have this address. */
        GARP,
        RARP;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What connection tracking says in every zone. */
    public enum State {
        NEW(CtState.TRK | CtState.NEW),
        EST(CtState.TRK | CtState.EST),
        REPLY(CtState.TRK | CtState.EST | CtState.RPL),
        INV(CtState.TRK | CtState.INV);

        private final int bits;

        State(int bits) {
            this.bits = bits;
        }

        /** The bits of {@code ct_state}. */
        public int bits() {
            return bits;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is part of a connection that must have been opened before. */
    public boolean needsConnection() {
        return state == State.EST || state == State.REPLY;
    }

    /** Addresses that are not the sender's own; empty ones are. {@code arpOp} is 1 for a request, 2 for an answer. */
    public record Forged(Optional<Mac> srcMac, Optional<Ipv4> srcIp, Optional<Mac> arpSha, int arpOp) {
        public static final Forged NOTHING = new Forged(Optional.empty(), Optional.empty(), Optional.empty(), 1);
    }
}
