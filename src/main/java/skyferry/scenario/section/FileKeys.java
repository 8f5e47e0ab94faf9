package skyferry.scenario.section;

import java.util.List;
import java.util.Set;
import skyferry.model.Lens;
import skyferry.model.Seed;
import skyferry.model.Text;
import skyferry.model.Verb;
import skyferry.scenario.expand.Parameters;
import skyferry.scenario.shape.Cases;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.OrWord;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.Yaml;

/** The keys of a scenario file. */
public final class FileKeys {
    public static final Key<String> FORMAT = Key.required("format", Texts.any(), "skyferry/1, as the first key.");
    public static final Key<String> KIND = Key.required("kind", Texts.any(), "scenario.");
    static final Key<String> ID = Key.required("id", Texts.name(), "Its name among scenarios.");
    static final Key<Integer> VERSION = Key.optional(
            "version", Whole.between(1, 1_000_000), "Goes up with every change that matters; 1 if not given.");
    static final Key<Text> TITLE =
            Key.optional("title", Texts.forPeople(), "Its name for people; the id if not given.");
    static final Key<String> SOURCE =
            Key.optional("source", Texts.any(), "Where its figures come from, and under which licence.");
    public static final Key<Seed> SEED = Key.optional(
            "seed",
            new OrWord<>("per-learner", new Whole(Long.MIN_VALUE, Long.MAX_VALUE))
                    .map(number -> number.map(Seed::fixed).orElse(new Seed(true, 0))),
            "Where draws start: a number, or per-learner; 0 if not given.");
    static final Key<Lens> LENS = Key.optional(
            "lens", Words.of(Lens.class), "The production system whose rules and words hold; qemu if not given.");
    static final Key<Long> UNTIL = Key.optional(
            "until",
            Quantity.between(Dimension.TIME, "1 ms", "8760 h").whole(),
            "How long a run goes on at least; 10 s if not given.");
    public static final Key<Yaml> PARAMS = Key.optional("params", Parameters.TYPE, "Values drawn for each variant.");
    static final Key<List<NamedMap.Named>> SITES =
            Key.optional("sites", SiteSection.TYPE, "Data centres; one if not given.");
    static final Key<Fields> FABRIC = Key.optional("fabric", FabricSection.TYPE, "Switches, routers and cables.");
    static final Key<List<NamedMap.Named>> HOSTS = Key.required("hosts", HostSection.TYPE, "Hypervisor hosts.");
    static final Key<List<NamedMap.Named>> TENANTS = Key.optional("tenants", TenantSection.TYPE, "Customers.");
    static final Key<List<NamedMap.Named>> NETWORKS =
            Key.optional("networks", NetworkSection.TYPE, "The tenants' networks.");
    static final Key<List<NamedMap.Named>> GROUPS =
            Key.optional("security_groups", GroupSection.TYPE, "Rules for who may connect to whom.");
    static final Key<List<NamedMap.Named>> VMS = Key.optional("vms", VmSection.TYPE, "Virtual machines.");
    static final Key<List<NamedMap.Named>> CONTAINERS =
            Key.optional("containers", VmSection.TYPE, "Containers; same keys as vms.");
    static final Key<Fields> MIGRATION =
            Key.optional("migration", MigrationSection.TYPE, "Options of every move; QEMU's defaults if not given.");
    static final Key<Fields> CONTROLLER =
            Key.optional("controller", ControllerSection.TYPE, "How the network learns where a machine is.");
    static final Key<List<NamedMap.Named>> PROBES =
            Key.optional("probes", ProbeSection.PROBES, "Small packets that ask again and again.");
    static final Key<List<NamedMap.Named>> TRAFFIC =
            Key.optional("traffic", ProbeSection.TRAFFIC, "Streams between machines.");
    static final Key<List<Fields>> FAULTS =
            Key.optional("faults", ListOf.of(FaultSection.TYPE), "What goes wrong, and when.");
    static final Key<Fields> AUTOPILOT =
            Key.optional("autopilot", AutopilotSection.TYPE, "Who decides to move by itself.");
    static final Key<List<Verb>> ALLOW =
            Key.optional("allow", ListOf.of(Words.of(Verb.class)), "What a student may do; everything if not given.");
    static final Key<List<String>> LOCK =
            Key.optional("lock", ListOf.of(Kinds.TO_ANYTHING), "Parts that cannot be changed.");
    static final Key<List<Cases.Case>> ACTIONS = Key.optional("actions", ActionSection.TYPE, "What happens by itself.");
    static final Key<List<Fields>> SOLUTION =
            Key.optional("solution", GoalSection.SOLUTION, "The author's own runs that pass the checks.");
    static final Key<List<Fields>> CHECKS = Key.optional("checks", GoalSection.CHECKS, "Goals.");
    static final Key<Fields> DIALS = Key.optional("dials", GoalSection.DIALS, "Thresholds of the SIMPLE dials.");
    static final Key<List<Fields>> MEASURED =
            Key.optional("measured", MeasuredSection.TYPE, "What real machines gave for this scenario.");

    /** The whole file. */
    public static final Struct SCENARIO = Struct.of(
            "scenario",
            FORMAT,
            KIND,
            ID,
            VERSION,
            TITLE,
            SOURCE,
            SEED,
            LENS,
            UNTIL,
            PARAMS,
            SITES,
            FABRIC,
            HOSTS,
            TENANTS,
            NETWORKS,
            GROUPS,
            VMS,
            CONTAINERS,
            MIGRATION,
            CONTROLLER,
            PROBES,
            TRAFFIC,
            FAULTS,
            AUTOPILOT,
            ALLOW,
            LOCK,
            ACTIONS,
            SOLUTION,
            CHECKS,
            DIALS,
            MEASURED);

    /** Sections whose entries have names: these can have {@code count} and {@code like}. */
    public static final Set<String> NAMED_SECTIONS = Set.of(
            "sites",
            "fabric.switches",
            "fabric.routers",
            "hosts",
            "tenants",
            "networks",
            "security_groups",
            "vms",
            "containers",
            "probes",
            "traffic");

    /** Lists whose items can have {@code count}. */
    public static final Set<String> REPEATED_LISTS = Set.of("fabric.links");

    public static final Key<List<Cases.Case>> ACTIONS_ALONE =
            Key.required("actions", ActionSection.TYPE, "What is done, and when.");

    /** A file of actions alone, to be played on a scenario. */
    public static final Struct ACTION_FILE = Struct.of("action file", FORMAT, KIND, ACTIONS_ALONE);

    private FileKeys() {}
}
