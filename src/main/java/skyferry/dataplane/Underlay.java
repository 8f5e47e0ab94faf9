package skyferry.dataplane;

/** Whether the physical network carries a tunnelled packet from one host to another now. */
@FunctionalInterface
public interface Underlay {
    /** Carries everything. */
    Underlay WHOLE = (from, to) -> true;

    boolean delivers(String fromHost, String toHost);
}
