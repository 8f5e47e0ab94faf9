package skyferry.dataplane;

/**
 * A header field or register that a flow can look at or write, under the names that Open vSwitch gives it.
 *
 * <p>ARP's operation and protocol addresses lie in the same slots as IPv4's protocol and addresses, as in Open vSwitch's own
 * flow key: a frame is one or the other.
 */
public enum Field {
    IN_PORT(0, 16, Form.NUMBER, "in_port", "in_port", "NXM_OF_IN_PORT"),
    TUN_ID(1, 24, Form.NUMBER, "tun_id", "tun_id", "NXM_NX_TUN_ID"),
    REG4(2, 32, Form.NUMBER, "reg4", "reg4", "NXM_NX_REG4"),
    REG5(3, 32, Form.NUMBER, "reg5", "reg5", "NXM_NX_REG5"),
    REG6(4, 32, Form.NUMBER, "reg6", "reg6", "NXM_NX_REG6"),
    REG7(5, 32, Form.NUMBER, "reg7", "reg7", "NXM_NX_REG7"),
    CT_STATE(6, 8, Form.CT_STATE, "ct_state", "ct_state", "NXM_NX_CT_STATE"),
    /** 0 for an untagged frame, else 0x1000 with the VLAN identifier in the low 12 bits. */
    VLAN(7, 13, Form.NUMBER, "vlan_vid", "vlan_vid", "OXM_OF_VLAN_VID"),
    ETH_SRC(8, 48, Form.MAC, "dl_src", "eth_src", "NXM_OF_ETH_SRC"),
    ETH_DST(9, 48, Form.MAC, "dl_dst", "eth_dst", "NXM_OF_ETH_DST"),
    ETH_TYPE(10, 16, Form.HEX, "dl_type", "eth_type", "NXM_OF_ETH_TYPE"),
    IP_SRC(11, 32, Form.IPV4, "nw_src", "ip_src", "NXM_OF_IP_SRC"),
    IP_DST(12, 32, Form.IPV4, "nw_dst", "ip_dst", "NXM_OF_IP_DST"),
    IP_PROTO(13, 8, Form.NUMBER, "nw_proto", "nw_proto", "NXM_OF_IP_PROTO"),
    /** Source port, or the type of an ICMP message. */
    TP_SRC(14, 16, Form.NUMBER, "tp_src", "tp_src", "NXM_OF_TCP_SRC"),
    /** Destination port, or the code of an ICMP message. */
    TP_DST(15, 16, Form.NUMBER, "tp_dst", "tp_dst", "NXM_OF_TCP_DST"),
    ARP_OP(13, 8, Form.NUMBER, "arp_op", "arp_op", "NXM_OF_ARP_OP"),
    ARP_SPA(11, 32, Form.IPV4, "arp_spa", "arp_spa", "NXM_OF_ARP_SPA"),
    ARP_TPA(12, 32, Form.IPV4, "arp_tpa", "arp_tpa", "NXM_OF_ARP_TPA"),
    ARP_SHA(16, 48, Form.MAC, "arp_sha", "arp_sha", "NXM_NX_ARP_SHA"),
    ARP_THA(17, 48, Form.MAC, "arp_tha", "arp_tha", "NXM_NX_ARP_THA");

    /** How many slots a header has. */
    public static final int SLOTS = 18;

    private final int slot;
    private final int bits;
    private final Form form;
    private final String matchName;
    private final String setName;
    private final String nxmName;

    Field(int slot, int bits, Form form, String matchName, String setName, String nxmName) {
        this.slot = slot;
        this.bits = bits;
        this.form = form;
        this.matchName = matchName;
        this.setName = setName;
        this.nxmName = nxmName;
    }

    /** How a value of the field is written. */
    enum Form {
        NUMBER,
        HEX,
        MAC,
        IPV4,
        CT_STATE
    }

    /** Where the field lies in a header, 0 to {@link #SLOTS} - 1. */
    public int slot() {
        return slot;
    }

    /** Width in bits. */
    public int bits() {
        return bits;
    }

    /** A mask of all bits of the field. */
    public long fullMask() {
        return (1L << bits) - 1;
    }

    Form form() {
        return form;
    }

    /** The name in a match: {@code dl_src}. */
    public String matchName() {
        return matchName;
    }

    /** The name in {@code set_field}: {@code eth_src}. */
    public String setName() {
        return setName;
    }

    /** The name in {@code move} and {@code output}: {@code NXM_OF_ETH_SRC}. */
    public String nxmName() {
        return nxmName;
    }
}
