package skyferry.scenario.section;

import java.util.List;
import java.util.Set;
import skyferry.model.Hardware;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** What a machine's virtual hardware asks of its host beyond CPU model and memory. */
final class HardwareKeys {
    /** A clock's frequency in kHz, as QEMU counts it. */
    static final Type<Long> KHZ = Quantity.between(Dimension.FREQUENCY, "1 MHz", "100000 MHz")
            .map(megahertz -> megahertz.movePointRight(3).longValue());

    static final Type<Long> HUGE_PAGE =
            Quantity.between(Dimension.SIZE, "2 MiB", "1 GiB").whole();

    private static final Key<String> MACHINE =
            Key.optional("machine", Texts.any(), "Its machine type; the newest of its first host if not given.");
    private static final Key<Hardware.CpuMode> CPU_MODE = Key.optional(
            "cpu_mode", Words.of(Hardware.CpuMode.class), "How its CPU model was chosen; custom if not given.");
    private static final Key<Long> HUGE_PAGE_SIZE = Key.optional(
            "huge_page_size", HUGE_PAGE, "Size of the huge pages behind its memory; ordinary pages if not given.");
    private static final Key<Integer> NUMA_NODES =
            Key.optional("numa_nodes", Whole.between(1, 64), "Memory nodes that it sees; 1.");
    private static final Key<List<Integer>> CPUSET = Key.optional(
            "cpuset", ListOf.of(Whole.between(0, 4095)), "Threads of the host that it is pinned to; none.");
    private static final Key<Boolean> INVTSC =
            Key.optional("invtsc", Truth.VALUE, "Whether its time stamp counter never changes its pace; false.");
    private static final Key<Long> TSC_FREQUENCY =
            Key.optional("tsc_frequency", KHZ, "Frequency of its time stamp counter.");
    private static final Key<List<Hardware.Device>> DEVICES = Key.optional(
            "devices", ListOf.of(Words.of(Hardware.Device.class)), "Devices whose state is not QEMU's alone; none.");

    static final List<Key<?>> KEYS =
            List.of(MACHINE, CPU_MODE, HUGE_PAGE_SIZE, NUMA_NODES, CPUSET, INVTSC, TSC_FREQUENCY, DEVICES);

    private HardwareKeys() {}

    static Hardware hardware(Fields fields) {
        return new Hardware(
                fields.or(MACHINE, ""),
                fields.or(CPU_MODE, Hardware.CpuMode.CUSTOM),
                fields.or(HUGE_PAGE_SIZE, 0L),
                fields.or(NUMA_NODES, 1),
                fields.or(CPUSET, List.of()),
                fields.or(INVTSC, false),
                fields.or(TSC_FREQUENCY, 0L),
                Set.copyOf(fields.or(DEVICES, List.of())));
    }
}
