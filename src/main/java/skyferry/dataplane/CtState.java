package skyferry.dataplane;

/** Bits of {@code ct_state} as Open vSwitch numbers them (ovs-fields(7)). */
public final class CtState {
    public static final int NEW = 0x01;
    public static final int EST = 0x02;
    public static final int REL = 0x04;
    public static final int RPL = 0x08;
    public static final int INV = 0x10;
    public static final int TRK = 0x20;

    private static final String[] NAMES = {"new", "est", "rel", "rpl", "inv", "trk"};

    private CtState() {}

    /** {@code +trk+new}; bits of the mask that are off are written with a minus. */
    static String text(long value, long mask) {
        StringBuilder text = new StringBuilder();
        for (int bit = NAMES.length - 1; bit >= 0; bit--) {
            if ((mask >>> bit & 1) == 1) {
                text.append((value >>> bit & 1) == 1 ? '+' : '-').append(NAMES[bit]);
            }
        }
        return text.toString();
    }
}
