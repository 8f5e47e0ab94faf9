package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skyferry.model.Action;
import skyferry.model.Fabric;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.Problem;

/** {@code faults}: what goes wrong, and what {@code inject-fault} makes go wrong. */
final class FaultSection {
    static final Key<FaultKind> KIND = Key.required("kind", Words.of(FaultKind.class), "What is wrong.");
    private static final Key<String> HOST = Key.optional("host", Kinds.TO_HOST, "On which host.");
    private static final Key<String> VM = Key.optional("vm", Kinds.TO_MACHINE, "Which machine it concerns.");
    private static final Key<String> NETWORK = Key.optional("network", Kinds.TO_NETWORK, "Which network it concerns.");
    private static final Key<String> WITH =
            Key.optional("with", Kinds.TO_ANYTHING, "reused-tag: the other network; duplicate-mac: the other machine.");
    private static final Key<String> TO = Key.optional("to", Kinds.TO_HOST, "The host that packets wrongly go to.");
    private static final Key<Integer> VNI =
            Key.optional("vni", Whole.between(1, (1 << 24) - 1), "wrong-vni: the wrong identifier.");
    private static final Key<Integer> VLAN = Key.optional("vlan", Whole.between(1, 4094), "vf-leak: the wrong tag.");
    private static final Key<Ipv4> VTEP = Key.optional("vtep", Addresses.IP_ALONE, "wrong-vtep: the wrong address.");
    private static final Key<Mac> MAC = Key.optional("mac", Addresses.MAC, "stale-arp: the wrong address.");
    private static final Key<Integer> COUNT_OF_FRAMES = Key.optional(
            "frames", Whole.between(1, 1000), "lost-rarp: how many of the first are lost; 1 if not given.");
    private static final Key<Integer> MTU =
            Key.optional("mtu", Whole.between(68, 9216), "small-mtu: largest packet that passes, bytes.");
    private static final Key<String> SITE = Key.optional("site", Kinds.TO_SITE, "site-down: which site.");

    private static final List<Key<?>> ARGUMENTS =
            List.of(HOST, VM, NETWORK, WITH, TO, VNI, VLAN, VTEP, MAC, COUNT_OF_FRAMES, MTU, SITE, LinkEnds.OPTIONAL);

    /** {@code kind} and all arguments; which go together is checked when a fault is made. */
    static final List<Key<?>> KEYS = withKind();

    static final Struct TYPE = new Struct("fault", withAt());

    private static final List<Key<?>> NONE = List.of();

    private FaultSection() {}

    private static List<Key<?>> withKind() {
        List<Key<?>> keys = new ArrayList<>();
        keys.add(KIND);
        keys.addAll(ARGUMENTS);
        return List.copyOf(keys);
    }

    private static List<Key<?>> withAt() {
        List<Key<?>> keys = new ArrayList<>();
        keys.add(ActionKeys.AT);
        keys.addAll(KEYS);
        return List.copyOf(keys);
    }

    /** Arguments that a kind cannot do without. */
    private static List<Key<?>> needed(FaultKind kind) {
        return switch (kind) {
            case WRONG_VNI, REUSED_TAG -> List.of(HOST, NETWORK);
            case UNCHECKED_VNI, HOST_DOWN -> List.of(HOST);
            case NO_ANTISPOOF, GROUP_NOT_FOLLOWED, GROUP_FAIL_OPEN, VF_LEAK, DUPLICATE_MAC -> List.of(VM);
            case STALE_FLOW -> List.of(HOST, VM, TO);
            case EARLY_SWITCH -> List.of(VM, TO);
            case WRONG_VTEP -> List.of(HOST, TO);
            case STALE_ARP -> List.of(HOST, VM);
            case SMALL_MTU -> List.of(LinkEnds.OPTIONAL, MTU);
            case LINK_DOWN -> List.of(LinkEnds.OPTIONAL);
            case SITE_DOWN -> List.of(SITE);
            case LOST_RARP, CONTROLLER_DOWN, STORAGE_DOWN -> NONE;
        };
    }

    /** Arguments that a kind can have besides. */
    private static List<Key<?>> possible(FaultKind kind) {
        return switch (kind) {
            case WRONG_VNI -> List.of(VNI);
            case UNCHECKED_VNI -> List.of(NETWORK);
            case REUSED_TAG, DUPLICATE_MAC -> List.of(WITH);
            case GROUP_NOT_FOLLOWED, GROUP_FAIL_OPEN, STORAGE_DOWN -> List.of(HOST);
            case WRONG_VTEP -> List.of(VTEP);
            case STALE_ARP -> List.of(MAC);
            case VF_LEAK -> List.of(VLAN);
            case LOST_RARP -> List.of(VM, COUNT_OF_FRAMES);
            default -> NONE;
        };
    }

    /** The fault; reported if its arguments do not fit its kind. */
    static Fault fault(Fields fields, long atNanos, Fabric fabric, Reading in) {
        FaultKind kind = fields.get(KIND);
        for (Key<?> key : needed(kind)) {
            if (!fields.has(key)) {
                in.diagnostics()
                        .at(fields.place(), Problem.MISSING_KEY, key.name(), kind.id() + " fault")
                        .add();
            }
        }
        return new Fault(atNanos, kind, arguments(fields, kind, fabric, in));
    }

    /** Which faults are mended: all of a kind, or those that have the arguments given. */
    static Action.ClearFault cleared(Fields fields, long atNanos, Fabric fabric, Reading in) {
        FaultKind kind = fields.get(KIND);
        return new Action.ClearFault(atNanos, kind, arguments(fields, kind, fabric, in));
    }

    /** The arguments given, those that do not fit the kind reported. */
    private static Map<String, String> arguments(Fields fields, FaultKind kind, Fabric fabric, Reading in) {
        List<Key<?>> known = new ArrayList<>(needed(kind));
        known.addAll(possible(kind));
        Map<String, String> arguments = new TreeMap<>();
        for (Key<?> key : ARGUMENTS) {
            if (fields.has(key) && !known.contains(key)) {
                in.diagnostics()
                        .at(fields.atKey(key), Problem.UNKNOWN_KEY, key.name(), kind.id() + " fault")
                        .expected(known.stream().map(Key::name).toList())
                        .add();
            } else if (fields.has(key)) {
                argument(fields, key, fabric, in).ifPresent(value -> arguments.put(argumentName(kind, key), value));
            }
        }
        return arguments;
    }

    /** The engine's name of an argument: {@code at} means the instant in files, so the place of a stale flow is {@code to}. */
    private static String argumentName(FaultKind kind, Key<?> key) {
        if (kind == FaultKind.STALE_FLOW && key == TO) {
            return "at";
        }
        return key == COUNT_OF_FRAMES ? "count" : key.name();
    }

    private static Optional<String> argument(Fields fields, Key<?> key, Fabric fabric, Reading in) {
        return key == LinkEnds.OPTIONAL
                ? LinkEnds.id(fields, LinkEnds.OPTIONAL, fabric, in)
                : fields.find(key).map(Object::toString);
    }
}
