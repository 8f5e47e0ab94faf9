package skyferry.model;

/**
 * A hypervisor host with one integration bridge and one tunnel end point.
 *
 * @param cpus physical threads
 * @param ramBytes memory that guests can have
 * @param machine newest machine type that its QEMU knows, such as {@code pc-q35-8.1}
 * @param hugePagesBytes memory set apart as huge pages
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
        long hugePagesBytes) {}
