package skyferry.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scenario in the making: each part has a plain value until another is given, so that only what matters is written down.
 * Not for use by more than one thread.
 */
public final class ScenarioDraft {
    private final String id;
    private int version = 1;
    private Text title = Text.EMPTY;
    private String source = "";
    private Seed seed = Seed.fixed(0);
    private Lens lens = Lens.QEMU;
    private List<Site> sites = List.of(Site.DEFAULT);
    private Fabric fabric = Fabric.of(List.of(), List.of());
    private Map<String, Host> hosts = Map.of();
    private Map<String, Tenant> tenants = Map.of();
    private Map<String, Network> networks = Map.of();
    private Map<String, SecurityGroup> securityGroups = Map.of();
    private Map<String, Vm> vms = Map.of();
    private MigrationOptions migration = MigrationOptions.QEMU_DEFAULTS;
    private ControllerOptions controller = ControllerOptions.DEFAULTS;
    private List<Probe> probes = List.of();
    private List<Traffic> traffic = List.of();
    private List<Fault> faults = List.of();
    private Set<Verb> allow = Set.of();
    private Set<String> lock = Set.of();
    private List<Action> actions = List.of();
    private List<Solution> solutions = List.of();
    private List<Check> checks = List.of();
    private List<Scenario.Measured> measured = List.of();
    private long untilNanos = Scenario.DEFAULT_UNTIL_NANOS;

    private ScenarioDraft(String id) {
        this.id = id;
    }

    /** A world with nothing in it. */
    public static ScenarioDraft named(String id) {
        return new ScenarioDraft(id);
    }

    /** All that a scenario has, to change a part of it. */
    public static ScenarioDraft of(Scenario scenario) {
        return new ScenarioDraft(scenario.id())
                .version(scenario.version())
                .title(scenario.title())
                .source(scenario.source())
                .seed(scenario.seed())
                .lens(scenario.lens())
                .sites(scenario.sites())
                .fabric(scenario.fabric())
                .hosts(scenario.hosts())
                .tenants(scenario.tenants())
                .networks(scenario.networks())
                .securityGroups(scenario.securityGroups())
                .vms(scenario.vms())
                .migration(scenario.migration())
                .controller(scenario.controller())
                .probes(scenario.probes())
                .traffic(scenario.traffic())
                .faults(scenario.faults())
                .allow(scenario.allow())
                .lock(scenario.lock())
                .actions(scenario.actions())
                .solutions(scenario.solutions())
                .checks(scenario.checks())
                .measured(scenario.measured())
                .untilNanos(scenario.untilNanos());
    }

    /** Gives version of the text, from 1. */
    public ScenarioDraft version(int other) {
        version = other;
        return this;
    }

    /** Gives what people call it. */
    public ScenarioDraft title(Text other) {
        title = other;
        return this;
    }

    /** Gives where it comes from and its licence. */
    public ScenarioDraft source(String other) {
        source = other;
        return this;
    }

    /** Gives what chance is drawn from. */
    public ScenarioDraft seed(Seed other) {
        seed = other;
        return this;
    }

    /** Gives the product whose rules hold. */
    public ScenarioDraft lens(Lens other) {
        lens = other;
        return this;
    }

    /** Gives the places. */
    public ScenarioDraft sites(List<Site> other) {
        sites = other;
        return this;
    }

    /** Gives switches and links. */
    public ScenarioDraft fabric(Fabric other) {
        fabric = other;
        return this;
    }

    /** Gives hosts by name. */
    public ScenarioDraft hosts(Map<String, Host> other) {
        hosts = other;
        return this;
    }

    /** Gives tenants by name. */
    public ScenarioDraft tenants(Map<String, Tenant> other) {
        tenants = other;
        return this;
    }

    /** Gives networks by name. */
    public ScenarioDraft networks(Map<String, Network> other) {
        networks = other;
        return this;
    }

    /** Gives security groups by name. */
    public ScenarioDraft securityGroups(Map<String, SecurityGroup> other) {
        securityGroups = other;
        return this;
    }

    /** Gives machines by name. */
    public ScenarioDraft vms(Map<String, Vm> other) {
        vms = other;
        return this;
    }

    /** Gives options of moves that name none. */
    public ScenarioDraft migration(MigrationOptions other) {
        migration = other;
        return this;
    }

    /** Gives how the controller works. */
    public ScenarioDraft controller(ControllerOptions other) {
        controller = other;
        return this;
    }

    /** Gives who pings or calls whom. */
    public ScenarioDraft probes(List<Probe> other) {
        probes = other;
        return this;
    }

    /** Gives other load of the links. */
    public ScenarioDraft traffic(List<Traffic> other) {
        traffic = other;
        return this;
    }

    /** Gives what goes wrong by itself. */
    public ScenarioDraft faults(List<Fault> other) {
        faults = other;
        return this;
    }

    /** Gives what a student may do; nothing named is everything. */
    public ScenarioDraft allow(Set<Verb> other) {
        allow = other;
        return this;
    }

    /** Gives what a student may not change. */
    public ScenarioDraft lock(Set<String> other) {
        lock = other;
        return this;
    }

    /** Gives what happens by itself. */
    public ScenarioDraft actions(List<Action> other) {
        actions = other;
        return this;
    }

    /** Gives the author's own runs. */
    public ScenarioDraft solutions(List<Solution> other) {
        solutions = other;
        return this;
    }

    /** Gives the goals. */
    public ScenarioDraft checks(List<Check> other) {
        checks = other;
        return this;
    }

    /** Gives results of real migrations. */
    public ScenarioDraft measured(List<Scenario.Measured> other) {
        measured = other;
        return this;
    }

    /** Gives how long a run goes on at least, in ns. */
    public ScenarioDraft untilNanos(long other) {
        untilNanos = other;
        return this;
    }

    /** The scenario. */
    public Scenario done() {
        return new Scenario(
                id,
                version,
                title,
                source,
                seed,
                lens,
                sites,
                fabric,
                hosts,
                tenants,
                networks,
                securityGroups,
                vms,
                migration,
                controller,
                probes,
                traffic,
                faults,
                allow,
                lock,
                actions,
                solutions,
                checks,
                measured,
                untilNanos);
    }
}
