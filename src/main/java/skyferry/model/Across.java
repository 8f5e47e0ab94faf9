package skyferry.model;

import java.util.Locale;

/**
 * How a machine is reached when it moves to a host where its network is not.
 *
 * @param settleNanos from the resume until the network has come to terms with it: every router has the route, the home agent
 *     knows the new place, or the guest has its new address and the name server says so
 * @param ttlNanos how long peers keep what the name server said (RFC 1035, time to live); only with a new address
 * @param home host that forwards for a machine that is away; empty for the one where it was first started
 */
public record Across(Way way, long settleNanos, long ttlNanos, String home) {
    /** The network is everywhere. */
    public static final Across STRETCHED = new Across(Way.STRETCHED, 0, 0, "");

    /** The machine loses its card on the network, and nobody knows another address of it. */
    public static final Across CONFINED = of(Way.NEW_ADDRESS);

    /** What is kept of a machine's address, and who has to learn what. */
    public enum Way {
        /** The segment reaches every host: the machine keeps address and neighbours. */
        STRETCHED,
        /** Routers learn a route to the one address (a /32, as BGP carries it). */
        HOST_ROUTE,
        /** A host at home sends packets on in a tunnel (a home agent, RFC 5944): only that one learns. */
        TUNNEL,
        /** The machine gets an address of the new place; peers learn it by its name. */
        NEW_ADDRESS;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A way with times that are assumed: no published ones hold for every network. */
    public static Across of(Way way) {
        return switch (way) {
            case STRETCHED -> STRETCHED;
            case HOST_ROUTE -> new Across(way, 1_000_000_000L, 0, "");
            case TUNNEL -> new Across(way, 200_000_000L, 0, "");
            case NEW_ADDRESS -> new Across(way, 3_000_000_000L, 60_000_000_000L, "");
        };
    }

    /** Whether the machine keeps its address where its network is not. */
    public boolean keepsAddress() {
        return way != Way.NEW_ADDRESS;
    }
}
