package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;
import skyferry.model.Host;
import skyferry.model.LensRules;
import skyferry.model.Technique;

/**
 * vCenter's limits on simultaneous migrations (vSphere 6.5 documentation, "Limits on Simultaneous Migrations"): each host bears
 * a cost of 8, of which a vMotion takes 1, a Storage vMotion or one without shared storage 4, and other provisioning, cold
 * migration among it, 1; its vMotion network bears 4 migrations at 1 GbE and 8 at 10 GbE, each vMotion one. vCenter queues
 * what goes beyond; here it is refused with the remedy to wait. The slowest cable of the way stands for the network's type.
 */
public final class CostRules {
    private static final int HOST_LIMIT = 8;
    private static final int WITH_STORAGE = 4;
    private static final int PROVISIONING = 1;
    private static final double TEN_GIGABIT = 1.25e9;
    private static final int SLOW_NETWORK = 4;
    private static final int FAST_NETWORK = 8;

    private CostRules() {}

    /** What a move takes of each of its hosts; {@code ofVmotion}: what the lens' rules say of a plain vMotion. */
    public static int cost(Technique technique, int ofVmotion) {
        return switch (technique) {
            case BLOCK -> WITH_STORAGE;
            case COLD -> PROVISIONING;
            case PRECOPY, POSTCOPY, HYBRID, STOP_COPY, SUSPEND, REMUS, CRIU, CRIU_LAZY, RESTART -> ofVmotion;
        };
    }

    private static int ofVmotion(Situation s) {
        return s.options().rules() instanceof LensRules.Vmotion rules ? rules.hostCost() : 1;
    }

    static List<Map<String, String>> host(Situation s) {
        int cost = cost(s.technique(), ofVmotion(s));
        return Rule.both(
                tooMuch(s.source(), s.room().costAtSource(), cost),
                tooMuch(s.target(), s.room().cost(), cost));
    }

    private static List<Map<String, String>> tooMuch(Host host, int used, int cost) {
        return used + cost > HOST_LIMIT
                ? Rule.broken(
                        "host",
                        host.id(),
                        "cost",
                        Integer.toString(cost),
                        "used",
                        Integer.toString(used),
                        "limit",
                        Integer.toString(HOST_LIMIT))
                : Rule.KEPT;
    }

    static List<Map<String, String>> network(Situation s) {
        int limit = s.way().bytesPerSecond() < TEN_GIGABIT ? SLOW_NETWORK : FAST_NETWORK;
        boolean streams = s.live() && s.way().exists();
        return Rule.both(
                full(s.source(), streams && s.room().movesAtSource() >= limit, limit),
                full(s.target(), streams && s.room().moves() >= limit, limit));
    }

    private static List<Map<String, String>> full(Host host, boolean full, int limit) {
        return full ? Rule.broken("host", host.id(), "limit", Integer.toString(limit)) : Rule.KEPT;
    }
}
