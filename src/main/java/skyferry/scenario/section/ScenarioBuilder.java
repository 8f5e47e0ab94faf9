package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.model.Action;
import skyferry.model.Fabric;
import skyferry.model.Fault;
import skyferry.model.Host;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;
import skyferry.model.Network;
import skyferry.model.Node;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup;
import skyferry.model.Seed;
import skyferry.model.Site;
import skyferry.model.Text;
import skyferry.model.Verb;
import skyferry.model.Vm;
import skyferry.scenario.cpu.CpuMap;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.text.Problem;

/** Puts the sections of a file together, in the order in which they need each other, and checks them against each other. */
public final class ScenarioBuilder {
    private final Fields file;
    private final CpuMap cpuMap;
    private final Reading in;

    public ScenarioBuilder(Fields file, CpuMap cpuMap, Reading in) {
        this.file = file;
        this.cpuMap = cpuMap;
        this.in = in;
    }

    /** The scenario; {@code seed} is what its parameters were drawn with. */
    public Scenario build(Seed seed) {
        List<Site> sites = SiteSection.sites(file.or(FileKeys.SITES, List.of()));
        Map<String, Made<Host>> hosts = new HostSection(sites, cpuMap, in).hosts(file.get(FileKeys.HOSTS));
        Fabric fabric = FabricSection.fabric(file.find(FileKeys.FABRIC), sites, nodes(hosts), in);
        Map<String, Made<Network>> networks = NetworkSection.networks(file.or(FileKeys.NETWORKS, List.of()), in);
        Map<String, SecurityGroup> groups = GroupSection.groups(file.or(FileKeys.GROUPS, List.of()), in);
        Map<String, Made<Vm>> machines = new VmSection(hosts, cpuMap, new NicSection(networks, in), in)
                .machines(file.or(FileKeys.VMS, List.of()), file.or(FileKeys.CONTAINERS, List.of()));
        Sections sections = new Sections(hosts, networks, groups, machines, fabric);
        new AddressChecks(sections, in).run();
        new MemoryChecks(sections, in).run();
        new ReachChecks(sections, in).run();
        warnOfAutopilot();
        return scenario(seed, sites, sections);
    }

    private Scenario scenario(Seed seed, List<Site> sites, Sections sections) {
        Lens lens = file.or(FileKeys.LENS, Lens.QEMU);
        MigrationOptions defaults = MigrationSection.defaults(lens);
        MigrationOptions migration = file.find(FileKeys.MIGRATION)
                .map(options -> MigrationSection.over(defaults, options, in))
                .orElse(defaults);
        ActionSection actions = new ActionSection(migration, sections.fabric(), in);
        List<Action> own = actions.actions(file.or(FileKeys.ACTIONS, List.of()));
        long until = file.or(FileKeys.UNTIL, Scenario.DEFAULT_UNTIL_NANOS);
        ReachChecks.late(own, file, until, in);
        String id = file.get(FileKeys.ID);
        return new Scenario(
                id,
                file.or(FileKeys.VERSION, 1),
                file.or(FileKeys.TITLE, Text.of(id)),
                file.or(FileKeys.SOURCE, ""),
                seed,
                lens,
                sites,
                sections.fabric(),
                values(sections.hosts()),
                TenantSection.tenants(file.or(FileKeys.TENANTS, List.of())),
                values(sections.networks()),
                sections.groups(),
                values(sections.machines()),
                migration,
                ControllerSection.options(file.find(FileKeys.CONTROLLER)),
                ProbeSection.probes(file.or(FileKeys.PROBES, List.of())),
                ProbeSection.traffic(file.or(FileKeys.TRAFFIC, List.of())),
                faults(sections.fabric()),
                allowed(),
                new LinkedHashSet<>(file.or(FileKeys.LOCK, List.of())),
                own,
                GoalSection.solutions(file.or(FileKeys.SOLUTION, List.of()), actions, in),
                GoalSection.checks(file.or(FileKeys.CHECKS, List.of()), in),
                MeasuredSection.measured(file.or(FileKeys.MEASURED, List.of()), in),
                until);
    }

    private static List<Node> nodes(Map<String, Made<Host>> hosts) {
        return hosts.values().stream()
                .map(made ->
                        new Node(made.value().id(), Node.Kind.HOST, made.value().site(), false, 0))
                .toList();
    }

    private List<Fault> faults(Fabric fabric) {
        List<Fault> faults = new ArrayList<>();
        file.or(FileKeys.FAULTS, List.of())
                .forEach(fields -> faults.add(FaultSection.fault(fields, fields.get(ActionKeys.AT), fabric, in)));
        return faults;
    }

    private Set<Verb> allowed() {
        return file.find(FileKeys.ALLOW).<Set<Verb>>map(LinkedHashSet::new).orElseGet(() -> EnumSet.allOf(Verb.class));
    }

    private void warnOfAutopilot() {
        if (file.has(FileKeys.AUTOPILOT)) {
            in.diagnostics()
                    .at(file.atKey(FileKeys.AUTOPILOT), Problem.NO_AUTOPILOT)
                    .add();
        }
    }

    private static <T> Map<String, T> values(Map<String, Made<T>> made) {
        Map<String, T> values = new LinkedHashMap<>();
        made.forEach((name, each) -> values.put(name, each.value()));
        return values;
    }
}
