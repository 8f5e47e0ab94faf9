package skyferry.model;

/** What switches the frames of a host's paravirtual cards. */
public enum DataPath {
    /** Open vSwitch in the kernel, vhost-net. */
    KERNEL,
    /** Open vSwitch in user space on DPDK, vhost-user: processors do nothing but poll. */
    DPDK
}
