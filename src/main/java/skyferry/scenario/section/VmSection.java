package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skyferry.model.CpuModel;
import skyferry.model.Disk;
import skyferry.model.Host;
import skyferry.model.MemorySpec;
import skyferry.model.Nic;
import skyferry.model.Vm;
import skyferry.scenario.cpu.CpuMap;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;

/** {@code vms} and {@code containers}. */
public final class VmSection {
    /** 130 pages: what QEMU's default machine adds to RAM, as the recorded runs show. */
    private static final long ROM_BYTES = 520L << 10;
    /** Assumed where the author says nothing. */
    private static final double LOAD = 0.1;

    static final Key<String> HOST = Key.required("host", Kinds.TO_HOST, "Where it starts.");
    static final Key<String> TENANT = Key.required("tenant", Kinds.TO_TENANT, "Whose it is.");
    private static final Key<String> CPU_MODEL = Key.optional(
            "cpu_model", Texts.any(), "The CPU it sees, as QEMU names it; that of its first host if not given.");
    private static final Key<Integer> VCPUS = Key.optional("vcpus", Whole.between(1, 1024), "vCPUs; 1 if not given.");
    static final Key<Long> RAM = Key.required(
            "ram", Quantity.between(Dimension.SIZE, "1 MiB", "1048576 GiB").whole(), "Memory, without ROMs.");
    private static final Key<Long> ROM = Key.optional(
            "rom",
            Quantity.between(Dimension.MEMORY, "0 B", "1 GiB").whole(),
            "Video memory and option ROMs that a move sends as well; 520 KiB if not given.");
    private static final Key<Fields> DISK = Key.optional("disk", DiskSection.TYPE, "Its disk; shared if not given.");
    static final Key<List<Fields>> NICS = Key.optional("nics", ListOf.of(NicSection.TYPE), "Its network cards.");
    static final Key<Fields> MEMORY =
            Key.optional("memory", MemorySection.TYPE, "How it writes its memory; not at all if not given.");
    private static final Key<Double> LOAD_OF_CPUS = Key.optional(
            "load",
            Quantity.between(Dimension.SHARE, "0 %", "100 %").real(),
            "Share of its vCPUs that it keeps busy; 10 % if not given.");
    static final Key<List<String>> AFFINITY =
            Key.optional("affinity", ListOf.of(Kinds.TO_MACHINE), "Machines it must be on one host with.");
    static final Key<List<String>> ANTI_AFFINITY =
            Key.optional("anti_affinity", ListOf.of(Kinds.TO_MACHINE), "Machines it must not be on one host with.");

    private static final List<Key<?>> KEYS = List.of(
            HOST, TENANT, CPU_MODEL, VCPUS, RAM, ROM, DISK, NICS, MEMORY, LOAD_OF_CPUS, AFFINITY, ANTI_AFFINITY);

    static final Type<List<NamedMap.Named>> TYPE = new NamedMap(new Struct(
            "VM",
            Stream.<Key<?>>concat(KEYS.stream(), HardwareKeys.KEYS.stream()).toList()));

    private final Map<String, Made<Host>> hosts;
    private final CpuMap cpuMap;
    private final NicSection nics;
    private final Reading in;

    VmSection(Map<String, Made<Host>> hosts, CpuMap cpuMap, NicSection nics, Reading in) {
        this.hosts = hosts;
        this.cpuMap = cpuMap;
        this.nics = nics;
        this.in = in;
    }

    /** The machines by name, virtual machines first. */
    Map<String, Made<Vm>> machines(List<NamedMap.Named> vms, List<NamedMap.Named> containers) {
        for (List<NamedMap.Named> section : List.of(vms, containers)) {
            section.forEach(each -> each.fields().or(NICS, List.of()).forEach(nics::reserve));
        }
        Map<String, Made<Vm>> machines = new LinkedHashMap<>();
        vms.forEach(each -> machines.put(each.name(), new Made<>(machine(each, Vm.Kind.VM), each.fields())));
        containers.forEach(each ->
                machines.putIfAbsent(each.name(), new Made<>(machine(each, Vm.Kind.CONTAINER), each.fields())));
        return machines;
    }

    private Vm machine(NamedMap.Named named, Vm.Kind kind) {
        Fields fields = named.fields();
        return new Vm(
                named.name(),
                kind,
                fields.get(HOST),
                fields.get(TENANT),
                cpu(fields),
                fields.or(VCPUS, 1),
                fields.get(RAM),
                fields.or(ROM, kind == Vm.Kind.VM ? ROM_BYTES : 0),
                fields.find(DISK).map(DiskSection::disk).orElse(Disk.SHARED),
                cards(named),
                fields.find(MEMORY)
                        .map(memory -> MemorySection.memory(memory, in))
                        .orElse(MemorySpec.IDLE),
                fields.or(LOAD_OF_CPUS, LOAD),
                fields.or(AFFINITY, List.of()),
                fields.or(ANTI_AFFINITY, List.of()),
                HardwareKeys.hardware(fields));
    }

    private CpuModel cpu(Fields fields) {
        Optional<String> own = fields.find(CPU_MODEL);
        if (own.isPresent()) {
            return HostSection.cpu(own.get(), fields.at(CPU_MODEL), cpuMap, in);
        }
        Made<Host> host = hosts.get(fields.get(HOST));
        return host == null ? new CpuModel("", "", Set.of()) : host.value().cpu();
    }

    private List<Nic> cards(NamedMap.Named named) {
        List<Nic> cards = new ArrayList<>();
        for (Fields card : named.fields().or(NICS, List.of())) {
            cards.add(nics.nic(card, named.name() + "/" + cards.size()));
        }
        return cards;
    }
}
