package skyferry.model;

/** A NIC's virtual functions: how many, and whether their state can move (VFIO migration v2). */
public record Sriov(int virtualFunctions, Migration migration) {
    public static final Sriov NONE = new Sriov(0, Migration.NONE);

    /** What a VF of this NIC can do when its guest moves. */
    public enum Migration {
        NONE,
        VFIO_V2
    }
}
