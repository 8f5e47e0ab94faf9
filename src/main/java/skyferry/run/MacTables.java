package skyferry.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Node;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/**
 * What the physical switches have learned of machines on VLANs from the frames that they sent (IEEE 802.1Q, 8.7). Frames by which
 * a switch learns here go to everybody, announcements and questions for addresses, so all switches learn at once and each knows
 * the port towards the same host. Machines in overlays are not among them: a switch sees tunnel end points alone.
 *
 * @param heard what was heard last of each machine that has a card on a VLAN; all have just spoken at the start (assumed)
 */
record MacTables(Map<String, Heard> heard) {
    /** A Linux guest asks for its neighbours about so often (arp(7), {@code base_reachable_time_ms}). */
    static final long CHATTER_NANOS = 30_000_000_000L;

    MacTables {
        heard = Collections.unmodifiableMap(new LinkedHashMap<>(heard));
    }

    /**
     * A machine that was heard.
     *
     * @param host where
     * @param everyNanos how often it has spoken since then
     * @param silentFrom from when on it has said nothing more; empty while it speaks
     */
    record Heard(String host, long fromNanos, long everyNanos, OptionalLong silentFrom) {
        /** When it spoke last, at or before an instant. */
        long lastNanos(long now) {
            long until = Math.max(fromNanos, Math.min(now, silentFrom.orElse(now)));
            return fromNanos + (until - fromNanos) / everyNanos * everyNanos;
        }
    }

    static MacTables atTheStart(Scenario scenario) {
        Map<String, Heard> heard = new LinkedHashMap<>();
        scenario.vms().values().stream()
                .filter(vm -> vm.nics().stream().anyMatch(nic -> isVlan(scenario, nic)))
                .forEach(vm -> heard.put(
                        vm.id(), new Heard(vm.host(), 0, everyNanos(scenario, vm.id()), OptionalLong.empty())));
        return new MacTables(heard);
    }

    static boolean isVlan(Scenario scenario, Nic nic) {
        return scenario.network(nic.network()).type() == Network.Type.VLAN;
    }

    /** How often a machine speaks: as its own probes do, else as guests do anyway. */
    static long everyNanos(Scenario scenario, String vm) {
        return scenario.probes().stream()
                .filter(probe -> probe.from().equals(vm))
                .mapToLong(Probe::everyNanos)
                .reduce(CHATTER_NANOS, Math::min);
    }

    MacTables with(String vm, Heard next) {
        Map<String, Heard> all = new LinkedHashMap<>(heard);
        all.put(vm, next);
        return new MacTables(all);
    }

    /** The host that a MAC on a VLAN is known at; empty if it was never heard there, or forgotten: then frames are flooded. */
    Optional<String> host(Scenario scenario, int vlan, long mac, long now) {
        long ageing = scenario.fabric().nodes(Node.Kind.SWITCH).stream()
                .mapToLong(Node::ageingNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        return heard.entrySet().stream()
                .filter(entry -> scenario.vm(entry.getKey()).nics().stream()
                        .anyMatch(nic -> isVlan(scenario, nic)
                                && nic.mac().bits() == mac
                                && scenario.network(nic.network()).segmentId() == vlan))
                .map(Map.Entry::getValue)
                .filter(one -> now - one.lastNanos(now) < ageing)
                .max(java.util.Comparator.comparingLong(one -> one.lastNanos(now)))
                .map(Heard::host);
    }
}
