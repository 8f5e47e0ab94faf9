package skyferry.exchange.openflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Packet;
import skyferry.model.Ipv4;
import skyferry.model.Mac;

/**
 * Follows a packet through a real Open vSwitch: its own {@code ofproto/trace} at each host, and between hosts what its datapath
 * actions say. The switch decides tables, flows, rewriting, tunnels and which port takes a packet on arrival; decided here is
 * only that a VLAN's wire carries a frame to every uplink and virtual function.
 */
final class SwitchWalk {
    private static final Pattern STEP =
            Pattern.compile("^\\s*(\\d+)\\. .*?priority (\\d+)(?:, cookie (0x[0-9a-f]+))?$");
    private static final Pattern MISS = Pattern.compile("^\\s*(\\d+)\\. No match\\.$");
    private static final Pattern RECIRCULATION = Pattern.compile("^recirc\\((0x[0-9a-f]+)\\).*$");
    private static final Pattern BRIDGE = Pattern.compile("^bridge\\(\"br-(.*)\"\\)$");
    private static final int MAX_HOSTS = 6;
    private static final Pattern IN_PORT = Pattern.compile("^Flow: .*?in_port=(\\d+).*$");

    private final OpenVSwitch ovs;
    private final DataPlane dataPlane;
    private final String ctState;
    private final Deque<Leg> legs = new ArrayDeque<>();
    private final List<Seen> seen = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();
    private final List<Packet> answers = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private boolean loop;

    SwitchWalk(OpenVSwitch ovs, DataPlane dataPlane, String ctState) {
        this.ovs = ovs;
        this.dataPlane = dataPlane;
        this.ctState = ctState;
    }

    /**
     * What happened at one host: the flows that were hit, as {@code table:cookie}.
     *
     * @param host empty if no host has the tunnel end point {@code address}
     */
    record Seen(String host, String address, List<String> hits) {}

    /** A port that it came to. */
    record Copy(String host, Bridge.Port port) {
        @Override
        public String toString() {
            return host + ":" + port.name();
        }
    }

    /** Where it went no further; {@code table} is -1 where no table decided. */
    record End(String host, int table, boolean noTunnelPort) {}

    /** A frame on its way, with the tunnel that it is in and the number of hosts that it has come to. */
    private record Leg(String host, int port, int datapathPort, Map<String, String> tunnel, Frame frame, int hosts) {
        String address() {
            return tunnel.getOrDefault("dst", "");
        }
    }

    private record Frame(Packet packet, int vlan) {}

    List<Seen> seen() {
        return seen;
    }

    /** Ports that it came to. */
    List<Copy> copies() {
        return copies;
    }

    List<End> ends() {
        return ends;
    }

    /** Whether it went on to more hosts than any packet has business with. */
    boolean isLoop() {
        return loop;
    }

    List<Packet> answers() {
        return answers;
    }

    void send(String host, Bridge.Port port, Packet packet) {
        if (port.kind() == Bridge.Kind.VF) {
            if (packet.ethSrc().equals(port.mac())) {
                seen.add(new Seen(host, "", List.of()));
                wire(host, port, new Frame(packet, port.vlan()), 0);
            } else {
                ends.add(new End(host, -1, false));
            }
        } else {
            int number = ovs.datapathPort(host, port.number());
            legs.add(new Leg(host, port.number(), number, Map.of(), new Frame(packet, 0), 1));
        }
        while (!legs.isEmpty() && !loop) {
            hop(legs.removeFirst());
        }
    }

    private void arrive(Leg leg) {
        loop |= leg.hosts > MAX_HOSTS;
        legs.add(leg);
    }

    private int outcomes() {
        return copies.size() + ends.size() + answers.size() + legs.size();
    }

    private void hop(Leg leg) {
        OpenVSwitch.Answer answer =
                ovs.trace(DatapathFlow.of(leg.frame.packet, leg.frame.vlan, leg.datapathPort, leg.tunnel), ctState);
        if (answer.failed()) {
            seen.add(new Seen(leg.host, leg.address(), List.of()));
            ends.add(new End(leg.host, -1, true));
            return;
        }
        Map<String, String> sections = new LinkedHashMap<>();
        List<String> hits = new ArrayList<>();
        String host = leg.host;
        int inPort = leg.port;
        String section = "";
        for (String line : answer.text().split("\n")) {
            Matcher step = STEP.matcher(line);
            Matcher miss = MISS.matcher(line);
            Matcher recirculation = RECIRCULATION.matcher(line);
            Matcher bridge = BRIDGE.matcher(line);
            Matcher flow = IN_PORT.matcher(line);
            if (step.matches()) {
                hits.add(
                        step.group(1) + ":" + Optional.ofNullable(step.group(3)).orElse("0x0"));
            } else if (miss.matches()) {
                hits.add(miss.group(1) + ":miss");
            } else if (recirculation.matches()) {
                section = recirculation.group(1);
            } else if (bridge.matches()) {
                host = bridge.group(1);
            } else if (flow.matches() && !leg.tunnel.isEmpty()) {
                inPort = Integer.parseInt(flow.group(1));
            } else if (line.startsWith("Datapath actions:")) {
                sections.put(section, line.substring(line.indexOf(':') + 1).strip());
            }
        }
        seen.add(new Seen(host, leg.address(), hits));
        int before = outcomes();
        new Actions(host, inPort, leg.hosts, sections).perform(sections.getOrDefault("", "drop"), leg.frame, Map.of());
        if (outcomes() == before && !hits.isEmpty()) {
            String last = hits.getLast();
            ends.add(new End(host, Integer.parseInt(last.substring(0, last.indexOf(':'))), false));
        }
    }

    /** The datapath actions of one hop. */
    private final class Actions {
        private final String host;
        private final int inPort;
        private final int hosts;
        private final Map<String, String> sections;

        Actions(String host, int inPort, int hosts, Map<String, String> sections) {
            this.host = host;
            this.inPort = inPort;
            this.hosts = hosts;
            this.sections = sections;
        }

        void perform(String actions, Frame start, Map<String, String> startTunnel) {
            Frame frame = start;
            Map<String, String> tunnel = startTunnel;
            for (String action : DatapathFlow.parts(actions)) {
                String inner =
                        action.contains("(") ? action.substring(action.indexOf('(') + 1, action.length() - 1) : "";
                if (action.matches("\\d+")) {
                    output(Integer.parseInt(action), frame, tunnel);
                } else if (action.startsWith("set(tunnel(")) {
                    tunnel = DatapathFlow.values(inner.substring(inner.indexOf('(') + 1, inner.length() - 1));
                } else if (action.startsWith("set(")) {
                    frame = new Frame(DatapathFlow.rewritten(frame.packet, inner), frame.vlan);
                } else if (action.startsWith("recirc(")) {
                    perform(sections.getOrDefault(inner, "drop"), frame, tunnel);
                } else if (action.startsWith("clone(")) {
                    perform(inner, frame, tunnel);
                } else if (action.startsWith("push_vlan(")) {
                    frame = new Frame(
                            frame.packet,
                            Integer.parseInt(DatapathFlow.values(inner).get("vid")));
                } else if (action.startsWith("pop_vlan")) {
                    frame = new Frame(frame.packet, 0);
                }
            }
        }

        private void output(int datapathPort, Frame frame, Map<String, String> tunnel) {
            if (!tunnel.isEmpty() && ovs.isTunnel(dataPlane, host, datapathPort)) {
                String to = dataPlane.bridges().values().stream()
                        .filter(bridge -> bridge.vtep().toString().equals(tunnel.get("dst")))
                        .map(Bridge::host)
                        .findFirst()
                        .orElse("");
                Map<String, String> arriving = new LinkedHashMap<>(tunnel);
                arriving.putIfAbsent("src", dataPlane.bridge(host).vtep().toString());
                arrive(new Leg(to, 0, datapathPort, arriving, frame, hosts + 1));
                return;
            }
            Bridge.Port port = ovs.place(host, datapathPort)
                    .flatMap(place -> dataPlane.bridge(host).port(place.port()))
                    .orElseThrow();
            if (port.kind() == Bridge.Kind.UPLINK) {
                wire(host, port, frame, hosts);
            } else if (port.number() == inPort) {
                answers.add(frame.packet);
            } else {
                copies.add(new Copy(host, port));
            }
        }
    }

    private void wire(String host, Bridge.Port from, Frame frame, int hosts) {
        int before = outcomes();
        for (Bridge bridge : dataPlane.bridges().values()) {
            for (Bridge.Port port : bridge.ports()) {
                if (bridge.host().equals(host) && port.name().equals(from.name())) {
                    continue;
                }
                boolean mine =
                        frame.packet.isBroadcast() || frame.packet.ethDst().equals(port.mac());
                if (port.kind() == Bridge.Kind.VF && port.vlan() == frame.vlan && mine) {
                    copies.add(new Copy(bridge.host(), port));
                } else if (port.kind() == Bridge.Kind.UPLINK) {
                    int number = ovs.datapathPort(bridge.host(), port.number());
                    arrive(new Leg(bridge.host(), port.number(), number, Map.of(), frame, hosts + 1));
                }
            }
        }
        if (outcomes() == before) {
            ends.add(new End(host, -1, false));
        }
    }

    /** Frames in the syntax of the datapath (ovs-dpctl, odp-util). */
    static final class DatapathFlow {
        private DatapathFlow() {}

        static String of(Packet packet, int vlan, int inPort, Map<String, String> tunnel) {
            StringBuilder text = new StringBuilder();
            if (!tunnel.isEmpty()) {
                text.append("tunnel(tun_id=").append(tunnel.getOrDefault("tun_id", "0x0"));
                text.append(",src=").append(tunnel.get("src")).append(",dst=").append(tunnel.get("dst"));
                text.append(",ttl=64,tp_src=49152,tp_dst=").append(tunnel.getOrDefault("tp_dst", "0"));
                text.append(",flags(df|key)),");
            }
            text.append("in_port(").append(inPort).append("),eth(src=").append(packet.ethSrc());
            text.append(",dst=").append(packet.ethDst()).append("),");
            if (vlan > 0) {
                text.append("eth_type(0x8100),vlan(vid=").append(vlan).append(",pcp=0),encap(");
            }
            text.append("eth_type(0x")
                    .append(Integer.toHexString(packet.ethType()))
                    .append("),");
            text.append(packet.isArp() ? arp(packet) : ip(packet));
            return text.append(vlan > 0 ? ")" : "").toString();
        }

        private static String arp(Packet packet) {
            return "arp(sip=" + packet.arpSpa() + ",tip=" + packet.arpTpa() + ",op=" + packet.arpOp() + ",sha="
                    + packet.arpSha() + ",tha=" + packet.arpTha() + ")";
        }

        private static String ip(Packet packet) {
            String start = "ipv4(src=" + packet.ipSrc() + ",dst=" + packet.ipDst() + ",proto=" + packet.ipProto()
                    + ",tos=0,ttl=64,frag=no),";
            return start
                    + switch (packet.ipProto()) {
                        case Packet.ICMP -> "icmp(type=" + packet.tpSrc() + ",code=" + packet.tpDst() + ")";
                        case Packet.TCP -> "tcp(src=" + packet.tpSrc() + ",dst=" + packet.tpDst() + "),tcp_flags(0x2)";
                        default -> "udp(src=" + packet.tpSrc() + ",dst=" + packet.tpDst() + ")";
                    };
        }

        /** Splits at the commas that are in no bracket. */
        static List<String> parts(String text) {
            List<String> parts = new ArrayList<>();
            int depth = 0;
            int start = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == ',' && depth == 0) {
                    parts.add(text.substring(start, i));
                    start = i + 1;
                }
            }
            parts.add(text.substring(start));
            return parts;
        }

        static Map<String, String> values(String text) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String part : parts(text)) {
                int at = part.indexOf('=');
                values.put(at < 0 ? part : part.substring(0, at), at < 0 ? "" : part.substring(at + 1));
            }
            return values;
        }

        /** A packet after {@code set(eth(..))} or {@code set(arp(..))}; other headers are not rewritten by our flows. */
        static Packet rewritten(Packet packet, String set) {
            Map<String, String> to = values(set.substring(set.indexOf('(') + 1, set.length() - 1));
            if (set.startsWith("eth(")) {
                return new Packet(
                        mac(to, "src", packet.ethSrc()),
                        mac(to, "dst", packet.ethDst()),
                        packet.ethType(),
                        packet.ipSrc(),
                        packet.ipDst(),
                        packet.ipProto(),
                        packet.tpSrc(),
                        packet.tpDst(),
                        packet.arpOp(),
                        packet.arpSpa(),
                        packet.arpTpa(),
                        packet.arpSha(),
                        packet.arpTha(),
                        packet.bytes());
            }
            return Packet.arp(
                    packet.ethSrc(),
                    packet.ethDst(),
                    Integer.parseInt(to.getOrDefault("op", "" + packet.arpOp()).split("/")[0]),
                    ip(to, "sip", packet.arpSpa()),
                    ip(to, "tip", packet.arpTpa()),
                    mac(to, "sha", packet.arpSha()),
                    mac(to, "tha", packet.arpTha()));
        }

        private static Mac mac(Map<String, String> values, String key, Mac old) {
            String[] text = values.getOrDefault(key, old.toString()).split("/");
            long mask = text.length > 1 ? Mac.parse(text[1]).bits() : -1;
            return new Mac(old.bits() & ~mask | Mac.parse(text[0]).bits() & mask);
        }

        private static Ipv4 ip(Map<String, String> values, String key, Ipv4 old) {
            String[] text = values.getOrDefault(key, old.toString()).split("/");
            int mask = text.length > 1 ? Ipv4.parse(text[1]).bits() : -1;
            return new Ipv4(old.bits() & ~mask | Ipv4.parse(text[0]).bits() & mask, 32);
        }
    }
}
