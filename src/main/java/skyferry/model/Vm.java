package skyferry.model;

import java.util.List;

/**
 * A virtual machine or a container.
 *
 * @param host where it starts
 * @param cpu what it sees of a CPU: the model of the host where it was started, unless the scenario says otherwise
 * @param ramBytes memory without ROMs
 * @param romBytes video and option ROMs that a migration sends as well
 * @param load share of its vCPUs that it keeps busy, 0..1
 * @param hardware what else it is made of
 */
public record Vm(
        String id,
        Kind kind,
        String host,
        String tenant,
        CpuModel cpu,
        int vcpus,
        long ramBytes,
        long romBytes,
        Disk disk,
        List<Nic> nics,
        MemorySpec memory,
        double load,
        List<String> affinity,
        List<String> antiAffinity,
        Hardware hardware) {
    public Vm {
        nics = List.copyOf(nics);
        affinity = List.copyOf(affinity);
        antiAffinity = List.copyOf(antiAffinity);
    }

    /** The machine with other cards. */
    public Vm withNics(List<Nic> other) {
        return new Vm(
                id,
                kind,
                host,
                tenant,
                cpu,
                vcpus,
                ramBytes,
                romBytes,
                disk,
                other,
                memory,
                load,
                affinity,
                antiAffinity,
                hardware);
    }

    /** The machine with another memory. */
    public Vm with(MemorySpec other) {
        return new Vm(
                id,
                kind,
                host,
                tenant,
                cpu,
                vcpus,
                ramBytes,
                romBytes,
                disk,
                nics,
                other,
                load,
                affinity,
                antiAffinity,
                hardware);
    }

    /** Whether it brings a kernel of its own. */
    public enum Kind {
        VM,
        CONTAINER
    }

    /** Pages that a migration has to account for: memory and ROMs. */
    public long pages() {
        return (ramBytes + romBytes + MemorySpec.PAGE_BYTES - 1) / MemorySpec.PAGE_BYTES;
    }
}
