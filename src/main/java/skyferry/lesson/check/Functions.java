package skyferry.lesson.check;

import static skyferry.lesson.check.Function.group;
import static skyferry.lesson.check.Function.value;
import static skyferry.lesson.check.Parameter.first;
import static skyferry.lesson.check.Parameter.maybe;
import static skyferry.lesson.check.Parameter.named;
import static skyferry.lesson.check.ValueType.ANY;
import static skyferry.lesson.check.ValueType.COUNT;
import static skyferry.lesson.check.ValueType.LIST;
import static skyferry.lesson.check.ValueType.SHARE;
import static skyferry.lesson.check.ValueType.SIZE;
import static skyferry.lesson.check.ValueType.TIME;
import static skyferry.lesson.check.ValueType.TRUTH;
import static skyferry.lesson.check.ValueType.WORD;
import static skyferry.lesson.check.ValueType.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skyferry.lesson.check.Parameter.Kind;
import skyferry.migration.Failure;
import skyferry.migration.Outcome;
import skyferry.migration.preflight.Code;
import skyferry.model.Technique;
import skyferry.run.NicPath;
import skyferry.run.WorldAt;

/** All functions of the check language, with what they take and give. The reference page is written from this. */
public final class Functions {
    /** Instants that {@code at} and {@code of} can name, for the latest move or that of a machine. */
    public static final List<String> EVENTS =
            List.of("asked", "pause", "resume", "announced", "completed", "cancelled", "failed", "refused");

    /** By name, in the order of the reference. */
    public static final Map<String, Function> ALL = all();

    private Functions() {}

    private static Map<String, Function> all() {
        List<Function> functions = new ArrayList<>();
        functions.addAll(things());
        functions.addAll(traffic());
        functions.addAll(network());
        functions.addAll(storage());
        functions.addAll(course());
        functions.addAll(numbers());
        Map<String, Function> byName = new LinkedHashMap<>();
        functions.forEach(function -> byName.put(function.name(), function));
        return Collections.unmodifiableMap(byName);
    }

    private static <E extends Enum<E>> ValueType ids(Class<E> constants) {
        return words(Arrays.stream(constants.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
    }

    /** Blockers, what can break, and that somebody asked for the end. */
    private static ValueType reasons() {
        List<String> reasons = new ArrayList<>();
        for (Code code : Code.values()) {
            reasons.add(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        for (Failure failure : Failure.values()) {
            reasons.add(failure.id());
        }
        reasons.add("asked");
        return words(reasons);
    }

    private static List<Function> things() {
        return List.of(
                group("vm", "A machine, or several: vm(web-*).", first(Kind.VM))
                        .with("host", WORD, "Where it is.")
                        .with("vcpus", COUNT, "Its vCPUs.")
                        .with("ip", WORD, "The address of its first card.")
                        .with("mac", WORD, "The MAC address of its first card.")
                        .with("state", ids(WorldAt.State.class), "What it does.")
                        .with("boot_count", COUNT, "How often it was started.")
                        .with("mem_digest", WORD, "A fingerprint of its memory.")
                        .with("cpu_flags", LIST, "Features of the CPU that it sees."),
                group("host", "A host, or several: host(*).", first(Kind.HOST))
                        .with("cpu", SHARE, "Share of its threads that its guests keep busy.")
                        .with("ram", SHARE, "Share of its memory that is given away.")
                        .with("vms", COUNT, "Machines that run there."),
                group("mig", "The latest move of a machine.", first(Kind.VM))
                        .with("outcome", ids(Outcome.class), "How it ended.")
                        .with("reason", reasons(), "Why it was refused, given up or broken off.")
                        .with("technique", ids(Technique.class), "How it moved.")
                        .with("total", TIME, "From the command to the last byte.")
                        .with("pause", TIME, "What the guest lost.")
                        .with("rounds", COUNT, "Bitmap syncs, the first and the last included.")
                        .with("transferred", SIZE, "Bytes sent.")
                        .with("throttle", SHARE, "Most that the guest was slowed.")
                        .with("converges", TRUTH, "Whether it ended by its own rule."));
    }

    private static List<Function> traffic() {
        return List.of(
                value("gap", TIME, "Longest silence of a probe.", first(Kind.FLOW), named("every", Kind.TIME)),
                value(
                        "lost",
                        COUNT,
                        "Packets of a probe without an answer.",
                        first(Kind.FLOW),
                        named("every", Kind.TIME),
                        named("size", Kind.SIZE)),
                value(
                                "p99",
                                TIME,
                                "99th percentile of a probe's round trip on cables, lost packets left out.",
                                first(Kind.FLOW))
                        .with("vs_start", COUNT, "The same over the first round trip."),
                group("tcp", "A connection.", first(Kind.FLOW), named("port", Kind.COUNT))
                        .with(
                                "resets",
                                COUNT,
                                "Ends of it whose data are not taken any more, though a new one would be.")
                        .with("stall", TIME, "How long it stood still."));
    }

    private static List<Function> network() {
        return List.of(
                value("leaks", COUNT, "Pairs of machines that a packet gets across.", first(Kind.TENANT_FLOW)),
                value("allowed", TRUTH, "Whether a connection may begin.", first(Kind.FLOW), named("port", Kind.COUNT)),
                value("encap", WORD, "How a packet is wrapped on its way.", first(Kind.FLOW)),
                value("vxlan", WORD, "A packet wrapped in VXLAN with this VNI.", first(Kind.COUNT)),
                value(
                        "vtep",
                        WORD,
                        "The host that a network sends a machine's packets to.",
                        first(Kind.NETWORK),
                        first(Kind.VM)),
                value(
                        "fdb",
                        WORD,
                        "The port behind which a switch knows a machine on a VLAN: port(host-a); none if it does not.",
                        first(Kind.SWITCH),
                        first(Kind.VM)),
                value("port", WORD, "The port to a host or switch.", first(Kind.SWITCH)),
                group("nic", "A machine's first card.", first(Kind.VM))
                        .with("path", ids(NicPath.class), "The way its frames take; none while it is unplugged."),
                group("tap", "What an eavesdropper on a cable sees.", first(Kind.WORD))
                        .with("readable", TRUTH, "Whether a tenant's packets can be read.", first(Kind.TENANT)),
                group("policy", "The rules of a machine.", first(Kind.VM))
                        .with("bound_to", words(List.of("port", "host")), "What they are bound to."),
                group("lsp", "An engineered path.", first(Kind.WORD)).with("path", LIST, "Its nodes."),
                value(
                        "session",
                        words(List.of("kept", "lost")),
                        "What became of a login.",
                        first(Kind.WORD),
                        first(Kind.WORD)));
    }

    private static List<Function> storage() {
        return List.of(
                value("writers", COUNT, "Hosts that write to a disk.", first(Kind.WORD)),
                value("lost_writes", COUNT, "Writes that a replica never got.", first(Kind.WORD)),
                value(
                        "digest",
                        WORD,
                        "A fingerprint of a disk as a host sees it.",
                        first(Kind.WORD),
                        first(Kind.HOST)));
    }

    private static List<Function> course() {
        return List.of(
                value("running_copies", COUNT, "Hosts on which a machine runs.", first(Kind.VM)),
                value("colocated", TRUTH, "Whether two machines are on one host.", first(Kind.VM), first(Kind.VM)),
                value("moves", COUNT, "Moves that were begun.", maybe(Kind.VM)),
                value("last_done", TIME, "When the last move of some machines ended.", first(Kind.VM)),
                value(
                        "time_over",
                        SHARE,
                        "Share of the time in which a value is over a limit.",
                        first(Kind.EXPRESSION),
                        first(Kind.SHARE)),
                value("repeat_move", TRUTH, "Whether a machine moved twice in so short a time.", first(Kind.TIME)),
                value(
                        "runs",
                        COUNT,
                        "Runs of the lesson that ended in a way; with distinct=fix, each means counted once.",
                        named("outcome", Kind.WORD),
                        named("distinct", Kind.WORD)),
                value(
                        "dials",
                        words(List.of("green", "amber", "red")),
                        "The worst of some SIMPLE dials.",
                        first(Kind.WORD)),
                value("ans", ANY, "The student's answer to a question.", first(Kind.WORD)),
                value("predicted", TRUTH, "Whether a prediction was stored.", first(Kind.WORD)),
                value("key", ANY, "The author's answer."));
    }

    private static List<Function> numbers() {
        return List.of(
                value("start", ANY, "A value at 0 s.", first(Kind.EXPRESSION)),
                value("at", ANY, "A value at the instant of an event.", first(Kind.EVENT), first(Kind.EXPRESSION)),
                value("min", ANY, "The least of some values.", first(Kind.EXPRESSION), maybe(Kind.EXPRESSION)),
                value("max", ANY, "The largest of some values.", first(Kind.EXPRESSION), maybe(Kind.EXPRESSION)),
                value("sum", ANY, "Some values together.", first(Kind.EXPRESSION)),
                value("count", COUNT, "How many values there are, or are true.", first(Kind.EXPRESSION)),
                value("abs", ANY, "A value without its sign.", first(Kind.EXPRESSION)));
    }

    /** The function of that name. */
    public static Optional<Function> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }
}
