package skyferry.scenario.section;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import skyferry.model.DataPath;
import skyferry.model.Platform;
import skyferry.model.Sriov;
import skyferry.scenario.cpu.CpuMap;
import skyferry.scenario.shape.Decimal;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** What a host offers beyond threads and memory, and its virtual functions. */
final class PlatformKeys {
    private static final Key<String> HYPERVISOR =
            Key.optional("hypervisor", Texts.any(), "Version of its hypervisor, such as 8.1.");
    private static final Key<String> EVC =
            Key.optional("evc", Texts.any(), "CPU model that VMware's EVC holds its guests to; none.");
    private static final Key<Long> HUGE_PAGE_SIZE =
            Key.optional("huge_page_size", HardwareKeys.HUGE_PAGE, "Size of its huge pages; 2 MiB.");
    private static final Key<Integer> NUMA_NODES =
            Key.optional("numa_nodes", Whole.between(1, 64), "Its memory nodes; 1.");
    private static final Key<Long> TSC_FREQUENCY =
            Key.optional("tsc_frequency", HardwareKeys.KHZ, "Frequency of its time stamp counter.");
    private static final Key<Boolean> TSC_SCALING =
            Key.optional("tsc_scaling", Truth.VALUE, "Whether it can show a guest another frequency; false.");
    private static final Key<List<String>> POOLS =
            Key.optional("pools", ListOf.of(Texts.name()), "Storage pools that it reaches; all if not given.");
    private static final Key<List<String>> NETWORKS =
            Key.optional("networks", ListOf.of(Kinds.TO_NETWORK), "Networks its cables carry; all if not given.");
    private static final Key<Double> OVERCOMMIT =
            Key.optional("overcommit", new Decimal(0.1, 1000), "vCPUs per thread that may be given away; no limit.");
    private static final Key<Integer> MAX_MOVES =
            Key.optional("max_moves", Whole.between(1, 10_000), "Moves that it takes part in at once; no limit.");

    private static final Key<DataPath> DATA_PATH = Key.optional(
            "data_path",
            Words.of(DataPath.class),
            "What switches its machines' frames: Open vSwitch in the kernel, or on DPDK with one CPU polling per memory"
                    + " node; kernel.");

    static final List<Key<?>> KEYS = List.of(
            HYPERVISOR,
            EVC,
            HUGE_PAGE_SIZE,
            NUMA_NODES,
            TSC_FREQUENCY,
            TSC_SCALING,
            POOLS,
            NETWORKS,
            OVERCOMMIT,
            MAX_MOVES,
            DATA_PATH);

    private static final Type<Long> TIME =
            Quantity.between(Dimension.TIME, "0 ms", "10 min").whole();
    private static final Key<Integer> VFS = Key.required("vfs", Whole.between(0, 256), "Virtual functions of its NIC.");
    private static final Key<Sriov.Migration> MIGRATION = Key.optional(
            "migration", Words.of(Sriov.Migration.class), "Whether the state of a VF can move; none if not given.");
    private static final Key<Sriov.DirtyTracking> TRACKING = Key.optional(
            "dirty_tracking",
            Words.of(Sriov.DirtyTracking.class),
            "Whether somebody notes the pages that a VF writes; tracked if not given.");
    private static final Key<Long> STATE = Key.optional(
            "state", Quantity.between(Dimension.SIZE, "0 B", "64 GiB").whole(), "State of a VF; 10 MiB, assumed.");
    private static final Key<Double> STATE_RATE = Key.optional(
            "state_rate",
            Quantity.between(Dimension.RATE, "1 KiB/s", "1000 GiB/s").real(),
            "How fast a VF gives out its state; 100 MiB/s, assumed.");
    private static final Key<Long> STOP = Key.optional("stop", TIME, "Time a VF takes to stop; 50 ms, assumed.");
    private static final Key<Long> RESTORE = Key.optional("restore", TIME, "Time a VF takes to go on; 50 ms, assumed.");
    static final Key<Fields> SRIOV = Key.optional(
            "sriov",
            Struct.of("sriov", VFS, MIGRATION, TRACKING, STATE, STATE_RATE, STOP, RESTORE),
            "Virtual functions; none if not given.");

    private PlatformKeys() {}

    static Sriov sriov(Fields fields) {
        Sriov.DeviceState assumed = Sriov.DeviceState.ASSUMED;
        return fields.find(SRIOV)
                .map(sriov -> new Sriov(
                        sriov.get(VFS),
                        sriov.or(MIGRATION, Sriov.Migration.NONE),
                        new Sriov.DeviceState(
                                sriov.or(TRACKING, assumed.tracking()),
                                sriov.or(STATE, assumed.bytes()),
                                sriov.or(STATE_RATE, assumed.bytesPerSecond()),
                                sriov.or(STOP, assumed.stopNanos()),
                                sriov.or(RESTORE, assumed.restoreNanos()))))
                .orElse(Sriov.NONE);
    }

    static Platform platform(Fields fields, CpuMap cpuMap, Reading in) {
        Platform any = Platform.ANY;
        return new Platform(
                fields.or(HYPERVISOR, any.hypervisor()),
                fields.find(EVC).map(name -> HostSection.cpu(name, fields.at(EVC), cpuMap, in)),
                fields.or(HUGE_PAGE_SIZE, any.hugePageBytes()),
                fields.or(NUMA_NODES, any.numaNodes()),
                fields.or(TSC_FREQUENCY, any.tscKhz()),
                fields.or(TSC_SCALING, any.tscScaling()),
                Set.copyOf(fields.or(POOLS, List.of())),
                Set.copyOf(fields.or(NETWORKS, List.of())),
                fields.find(OVERCOMMIT).map(OptionalDouble::of).orElse(any.overcommit()),
                fields.find(MAX_MOVES).map(OptionalInt::of).orElse(any.maxMoves()),
                fields.or(DATA_PATH, any.dataPath()));
    }
}
