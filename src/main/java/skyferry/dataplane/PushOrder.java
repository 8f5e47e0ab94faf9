package skyferry.dataplane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skyferry.model.ControllerOptions;
import skyferry.model.Scenario;

/**
 * How long after a change of intent a host's tables have it. It is the same for every change, so that a later change never
 * overtakes an earlier one on its way to the same host.
 *
 * <p>Hosts that the scenario orders wait for the ones named before them. A controller sends one bundle after the other; what
 * lies between two is assumed to be {@link #SPACING_NANOS}, so that every push is an instant of its own.
 */
final class PushOrder {
    static final long SPACING_NANOS = 20_000;

    private final Map<String, Long> delays = new LinkedHashMap<>();
    private final Map<String, Long> places = new LinkedHashMap<>();
    private final Optional<ControllerOptions.Evpn> evpn;

    PushOrder(Scenario scenario) {
        ControllerOptions options = scenario.controller();
        evpn = options.evpn();
        List<String> hosts = new ArrayList<>(options.order());
        hosts.retainAll(scenario.hosts().keySet());
        int named = hosts.size();
        Set<String> others = new LinkedHashSet<>(scenario.hosts().keySet());
        hosts.forEach(others::remove);
        hosts.addAll(others);
        long earliest = 0;
        for (int place = 0; place < hosts.size(); place++) {
            long own = options.delayNanos(hosts.get(place));
            earliest = place < named ? Math.max(earliest, own) : own;
            places.put(hosts.get(place), place * SPACING_NANOS);
            delays.put(hosts.get(place), earliest + place * SPACING_NANOS);
        }
    }

    /** From the change to the tables, ns. */
    long delayNanos(String host) {
        return delays.getOrDefault(host, 0L);
    }

    /** From a machine being somewhere else to the tables of a host sending there, ns: where hosts tell each other, that. */
    long switchNanos(String host, String destination) {
        if (evpn.isEmpty()) {
            return delayNanos(host);
        }
        long there = host.equals(destination) ? 0 : evpn.get().propagationNanos();
        return there + places.getOrDefault(host, 0L);
    }
}
