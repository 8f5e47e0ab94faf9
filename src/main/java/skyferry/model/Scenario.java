package skyferry.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The world as loaded and what happens in it by itself. Everything keeps the order of the file.
 *
 * @param source where it comes from and its licence, as the author wrote it; empty if not said
 * @param allow what a student may do
 * @param measured results of real migrations to lay beside the computed ones; empty for most
 * @param untilNanos how long a run goes on at least
 */
public record Scenario(
        String id,
        int version,
        Text title,
        String source,
        Seed seed,
        Lens lens,
        List<Site> sites,
        Fabric fabric,
        Map<String, Host> hosts,
        Map<String, Tenant> tenants,
        Map<String, Network> networks,
        Map<String, SecurityGroup> securityGroups,
        Map<String, Vm> vms,
        MigrationOptions migration,
        ControllerOptions controller,
        List<Probe> probes,
        List<Traffic> traffic,
        List<Fault> faults,
        Set<Verb> allow,
        Set<String> lock,
        List<Action> actions,
        List<Solution> solutions,
        List<Check> checks,
        List<Measured> measured,
        long untilNanos) {
    /** How long a run goes on at least where the author says nothing: a small move and what follows it. */
    public static final long DEFAULT_UNTIL_NANOS = 10_000_000_000L;

    public Scenario {
        sites = List.copyOf(sites);
        hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
        tenants = Collections.unmodifiableMap(new LinkedHashMap<>(tenants));
        networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
        securityGroups = Collections.unmodifiableMap(new LinkedHashMap<>(securityGroups));
        vms = Collections.unmodifiableMap(new LinkedHashMap<>(vms));
        probes = List.copyOf(probes);
        traffic = List.copyOf(traffic);
        faults = List.copyOf(faults);
        allow = Collections.unmodifiableSet(allow.isEmpty() ? EnumSet.noneOf(Verb.class) : EnumSet.copyOf(allow));
        lock = Collections.unmodifiableSet(new LinkedHashSet<>(lock));
        actions = List.copyOf(actions);
        solutions = List.copyOf(solutions);
        checks = List.copyOf(checks);
        measured = List.copyOf(measured);
    }

    /** The same world with one of its machines changed. */
    public Scenario with(Vm other) {
        Map<String, Vm> machines = new LinkedHashMap<>(vms);
        machines.put(other.id(), other);
        return ScenarioDraft.of(this).vms(machines).done();
    }

    /** The same world under another lens and with other options of migration. */
    public Scenario with(Lens otherLens, MigrationOptions otherOptions) {
        return ScenarioDraft.of(this).lens(otherLens).migration(otherOptions).done();
    }

    /**
     * A figure that real machines gave for this scenario.
     *
     * @param metric {@code total}, {@code pause}, {@code downtime}, {@code rounds}, {@code normal_pages},
     *     {@code transferred}, {@code max_dirty_rate}, {@code converges}
     * @param value in the metric's base unit: ns, pages, bytes, pages/s; converges 0 or 1
     * @param tolerance relative, 0.05 is 5 %
     */
    public record Measured(
            String vm, String metric, double value, double min, double max, double tolerance, String source) {}

    /** The machine of that name. */
    public Vm vm(String id) {
        return found(vms.get(id), "machine", id);
    }

    /** The host of that name. */
    public Host host(String id) {
        return found(hosts.get(id), "host", id);
    }

    /** The network of that name. */
    public Network network(String id) {
        return found(networks.get(id), "network", id);
    }

    private static <T> T found(@org.jspecify.annotations.Nullable T thing, String kind, String id) {
        return Optional.ofNullable(thing)
                .orElseThrow(() -> new IllegalArgumentException("no " + kind + " named " + id));
    }

    /** Where every machine starts. */
    public Map<String, String> placement() {
        return vms.values().stream().collect(ordered(Vm::id, Vm::host));
    }

    private static <T> java.util.stream.Collector<T, ?, Map<String, String>> ordered(
            Function<T, String> key, Function<T, String> value) {
        return Collectors.toMap(key, value, (first, second) -> first, LinkedHashMap::new);
    }
}
