package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import skyferry.model.MemorySpec;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.scenario.shape.Decimal;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.FirstOf;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.CoreSchema;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** {@code memory} of a machine: what it holds and how the guest writes it. */
final class MemorySection {
    private static final Type<Long> TIME =
            Quantity.between(Dimension.TIME, "0 ns", "8760 h").whole();

    private static final Key<Long> PHASE_AT = Key.optional("at", TIME, "From when on.");
    private static final Key<Double> SCALE =
            Key.optional("scale", new Decimal(0, 1000), "Factor on the write rates of every class.");
    private static final Key<Long> ON = Key.optional("on", TIME, "Writing for so long, ..");
    private static final Key<Long> OFF = Key.optional("off", TIME, ".. then silent for so long, and again.");
    private static final Key<Long> OFFSET = Key.optional("offset", TIME, "How old the cycle is at 0 s.");
    private static final Struct PHASE = Struct.of("phase", PHASE_AT, SCALE, ON, OFF, OFFSET);

    static final Key<Long> ZERO = Key.optional(
            "zero",
            Quantity.between(Dimension.MEMORY, "0 B", "1048576 GiB").whole(),
            "Memory never written, behind everything else; none if not given.");
    static final Key<List<Fields>> CLASSES =
            Key.optional("classes", ListOf.of(PageClassSection.TYPE), "Parts that are written in ways of their own.");
    private static final Key<List<Fields>> PHASES = Key.optional(
            "phases",
            new FirstOf<>(node -> node instanceof Yaml.Mapping, PHASE.map(List::of), ListOf.of(PHASE)),
            "How the write rates change with time: steps, or one cycle.");
    private static final Key<MemorySpec.Pacing> PACING = Key.optional(
            "pacing", Words.of(MemorySpec.Pacing.class), "Who sets the pace of the writes; cpu if not given.");
    private static final Key<Long> TIMER_TICK =
            Key.optional("timer_tick", TIME, "Time the guest keeps per throttle sleep; 0 if not given.");
    private static final Key<MemorySpec.DirtyLogClear> DIRTY_LOG_CLEAR = Key.optional(
            "dirty_log_clear",
            Words.of(MemorySpec.DirtyLogClear.class),
            "From when on a write counts for the next round; per-chunk (KVM) if not given.");
    private static final Key<Long> CHANGED_BYTES = Key.optional(
            "changed_bytes",
            new FirstOf<>(
                    node -> node instanceof Yaml.Scalar scalar && CoreSchema.isInteger(scalar.value()),
                    new Whole(0, MemorySpec.PAGE_BYTES),
                    Quantity.between(Dimension.SIZE, "0 B", "4 KiB").whole()),
            "Bytes that one write changes in a page; 64 if not given.");

    private static final Key<Long> FREE = Key.optional(
            "free",
            Quantity.between(Dimension.MEMORY, "0 B", "1048576 GiB").whole(),
            "Memory that the guest has used and freed: full of old data, written by nobody; none if not given.");
    private static final Key<Double> COMPRESSES_TO = Key.optional(
            "compresses_to",
            Quantity.between(Dimension.SHARE, "1 %", "100 %").real(),
            "What zlib makes of a page; 35 % if not given.");

    static final Struct TYPE = Struct.of(
            "memory", ZERO, CLASSES, PHASES, PACING, TIMER_TICK, DIRTY_LOG_CLEAR, CHANGED_BYTES, FREE, COMPRESSES_TO);

    private MemorySection() {}

    static MemorySpec memory(Fields fields, Reading in) {
        List<PageClass> classes = new ArrayList<>();
        fields.or(CLASSES, List.of()).forEach(each -> classes.add(PageClassSection.pageClass(each, in)));
        MemorySpec idle = MemorySpec.IDLE;
        return new MemorySpec(
                fields.or(ZERO, 0L),
                classes,
                phases(fields.or(PHASES, List.of()), in),
                fields.or(PACING, idle.pacing()),
                fields.or(TIMER_TICK, idle.timerTickNanos()),
                fields.or(DIRTY_LOG_CLEAR, idle.dirtyLogClear()),
                fields.find(CHANGED_BYTES).map(Long::intValue).orElse(idle.changedBytes()),
                fields.or(FREE, idle.freeBytes()),
                fields.or(COMPRESSES_TO, idle.compressesTo()));
    }

    private static Phases phases(List<Fields> written, Reading in) {
        Optional<Fields> cycle = written.stream()
                .filter(phase -> phase.has(ON) || phase.has(OFF) || phase.has(OFFSET))
                .findFirst();
        if (cycle.isPresent()) {
            return cycle(cycle.get(), written.size(), in);
        }
        List<Phases.Step> steps = new ArrayList<>();
        for (Fields phase : written) {
            if (missing(phase, PHASE_AT, in) || missing(phase, SCALE, in)) {
                continue;
            }
            steps.add(new Phases.Step(phase.or(PHASE_AT, 0L), phase.or(SCALE, 1.0)));
        }
        steps.sort(Comparator.comparingLong(Phases.Step::atNanos));
        return new Phases.Steps(steps);
    }

    private static Phases cycle(Fields phase, int phases, Reading in) {
        for (Key<?> key : List.of(PHASE_AT, SCALE)) {
            if (phase.has(key)) {
                in.diagnostics()
                        .at(phase.atKey(key), Problem.EXCLUSIVE_KEYS, key.name(), "on")
                        .add();
            }
        }
        if (phases > 1) {
            in.diagnostics()
                    .at(phase.place(), Problem.WRONG_LENGTH, phases)
                    .expected("one cycle, or steps with at and scale")
                    .add();
        }
        if (missing(phase, ON, in) | missing(phase, OFF, in)) {
            return Phases.ALWAYS;
        }
        if (phase.or(ON, 0L) + phase.or(OFF, 0L) == 0) {
            in.diagnostics()
                    .at(phase.at(ON), Problem.OUT_OF_RANGE, "a cycle of 0 s")
                    .expected("more than 0 s")
                    .add();
            return Phases.ALWAYS;
        }
        return new Phases.Cycle(phase.or(ON, 0L), phase.or(OFF, 0L), phase.or(OFFSET, 0L));
    }

    private static boolean missing(Fields phase, Key<?> key, Reading in) {
        if (!phase.has(key)) {
            in.diagnostics()
                    .at(phase.place(), Problem.MISSING_KEY, key.name(), "phase")
                    .add();
        }
        return phase.find(key).isEmpty();
    }
}
