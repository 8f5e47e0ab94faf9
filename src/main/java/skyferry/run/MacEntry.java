package skyferry.run;

/**
 * An entry in the MAC table of a physical switch.
 *
 * @param port the neighbour behind the port
 * @param ageNanos since a frame came from the machine last
 * @param lifeNanos the age at which it is forgotten
 */
public record MacEntry(String vm, String mac, int vlan, String port, long ageNanos, long lifeNanos) {}
