package skyferry.model;

/**
 * A hypervisor host with one integration bridge and one tunnel end point.
 *
 * @param cpus physical threads
 * @param ramBytes memory that guests can have
 * @param machine newest machine type that its QEMU knows, such as {@code pc-q35-8.1}
 * @param hugePagesBytes memory set apart as huge pages
 * @param platform what else it offers
 */
public record Host(
        String id,
        String site,
        int cpus,
        long ramBytes,
        CpuModel cpu,
        String machine,
        Ipv4 vtep,
        Sriov sriov,
        long hugePagesBytes,
        Platform platform) {

    /** A host that would keep no machine away. */
    public Host(
            String id,
            String site,
            int cpus,
            long ramBytes,
            CpuModel cpu,
            String machine,
            Ipv4 vtep,
            Sriov sriov,
            long hugePagesBytes) {
        this(id, site, cpus, ramBytes, cpu, machine, vtep, sriov, hugePagesBytes, Platform.ANY);
    }

    public Host with(Platform other) {
        return new Host(id, site, cpus, ramBytes, cpu, machine, vtep, sriov, hugePagesBytes, other);
    }
}
