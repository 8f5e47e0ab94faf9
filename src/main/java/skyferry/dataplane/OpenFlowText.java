package skyferry.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import skyferry.model.Mac;

/** Flows, matches and actions in the words of {@code ovs-ofctl} (ovs-fields(7), ovs-actions(7)). */
public final class OpenFlowText {
    private OpenFlowText() {}

    /** A line for {@code ovs-ofctl add-flows}. */
    public static String flow(Flow flow) {
        String match = match(flow.match());
        return "table=" + flow.table() + ",cookie=0x" + Long.toHexString(flow.cookie()) + ",priority=" + flow.priority()
                + (match.isEmpty() ? "" : "," + match) + ",actions=" + actions(flow.actions());
    }

    /** How {@code ofproto/trace} names a flow that was hit: match, priority, cookie. */
    public static String hit(Flow flow) {
        String match = match(flow.match());
        return (match.isEmpty() ? "" : match + ", ") + "priority " + flow.priority() + ", cookie 0x"
                + Long.toHexString(flow.cookie());
    }

    /** The actions, separated by commas; {@code drop} for none. */
    public static String actions(List<FlowAction> actions) {
        return actions.isEmpty()
                ? "drop"
                : actions.stream().map(OpenFlowText::action).collect(Collectors.joining(","));
    }

    static String match(Match match) {
        List<String> parts = new ArrayList<>();
        String protocol = protocol(match);
        boolean named = false;
        for (int i = 0; i < match.size(); i++) {
            Field field = match.field(i);
            if (field.slot() >= Field.ETH_SRC.slot() && !named) {
                named = true;
                if (!protocol.isEmpty()) {
                    parts.add(protocol);
                }
            }
            if (!implied(match, field, protocol)) {
                parts.add(term(field, match.value(i), match.mask(i)));
            }
        }
        return String.join(",", parts);
    }

    private static String protocol(Match match) {
        if (!match.fixes(Field.ETH_TYPE)) {
            return "";
        }
        return switch ((int) match.valueOf(Field.ETH_TYPE)) {
            case Packet.IPV4 -> match.fixes(Field.IP_PROTO) ? transport((int) match.valueOf(Field.IP_PROTO)) : "ip";
            case Packet.ARP -> "arp";
            default -> "dl_type=0x" + Long.toHexString(match.valueOf(Field.ETH_TYPE));
        };
    }

    private static String transport(int protocol) {
        return switch (protocol) {
            case Packet.ICMP -> "icmp";
            case Packet.TCP -> "tcp";
            case Packet.UDP -> "udp";
            default -> "ip";
        };
    }

    private static boolean implied(Match match, Field field, String protocol) {
        return field == Field.ETH_TYPE && !protocol.isEmpty()
                || field == Field.IP_PROTO && match.fixes(Field.IP_PROTO) && !protocol.equals("ip");
    }

    /** One field of a match: {@code nw_src=10.0.0.0/24}. */
    public static String term(Field field, long value, long mask) {
        if (field == Field.VLAN && mask == field.fullMask()) {
            return value == 0 ? "vlan_tci=0x0000/0x1fff" : "dl_vlan=" + (value & 0xfff);
        }
        String text = field.matchName() + "=" + (field.form() == Field.Form.CT_STATE ? CtState.text(value, mask) : "");
        if (field.form() == Field.Form.CT_STATE) {
            return text;
        }
        boolean whole = mask == field.fullMask();
        return text
                + switch (field.form()) {
                    case IPV4 -> value(field, value) + (whole ? "" : "/" + prefix(field, mask));
                    case MAC -> value(field, value) + (whole ? "" : "/" + new Mac(mask));
                    default -> whole ? value(field, value) : hex(value) + "/" + hex(mask);
                };
    }

    private static String prefix(Field field, long mask) {
        int length = Long.bitCount(mask);
        boolean contiguous = mask == (field.fullMask() & ~(field.fullMask() >>> length));
        return contiguous ? Integer.toString(length) : value(field, mask);
    }

    /** A value as the field's values are written. */
    public static String value(Field field, long value) {
        return switch (field.form()) {
            case MAC -> new Mac(value).toString();
            case IPV4 -> (value >>> 24) + "." + (value >>> 16 & 255) + "." + (value >>> 8 & 255) + "." + (value & 255);
            case HEX -> hex(value);
            case NUMBER -> Long.toString(value);
            case CT_STATE -> CtState.text(value, value);
        };
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    static String action(FlowAction action) {
        return switch (action) {
            case FlowAction.SetField(Field field, long value) ->
                "set_field:" + value(field, value) + "->" + field.setName();
            case FlowAction.Move(Field from, Field to) -> "move:" + from.nxmName() + "[]->" + to.nxmName() + "[]";
            case FlowAction.Resubmit(int table) -> "resubmit(," + table + ")";
            case FlowAction.Output(int port) -> "output:" + port;
            case FlowAction.OutputRegister(Field register) -> "output:" + register.nxmName() + "[]";
            case FlowAction.OutputInPort() -> "in_port";
            case FlowAction.Track(int table, Field zone) ->
                "ct(table=" + table + ",zone=" + zone.nxmName() + "[0..15])";
            case FlowAction.Commit(Field zone) -> "ct(commit,zone=" + zone.nxmName() + "[0..15])";
            case FlowAction.PushVlan(int vid) -> "push_vlan:0x8100,set_field:" + (0x1000 | vid) + "->vlan_vid";
            case FlowAction.PopVlan() -> "pop_vlan";
            case FlowAction.Learn(int table, int priority, int seconds) ->
                "learn(table=" + table + ",priority=" + priority + ",hard_timeout=" + seconds
                        + ",NXM_NX_REG6[],NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],load:NXM_NX_TUN_ID[]->NXM_NX_TUN_ID[],"
                        + "output:NXM_OF_IN_PORT[])";
        };
    }
}
