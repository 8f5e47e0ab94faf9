package skyferry.scenario.section;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skyferry.model.Across;
import skyferry.model.Ipv4;
import skyferry.model.Network;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.Problem;

/** {@code networks}: the tenants' layer-2 segments. */
public final class NetworkSection {
    /** 1500 less the 50 bytes of VXLAN over IPv4 (RFC 7348). */
    private static final int MTU_IN_TUNNEL = 1450;

    private static final int MTU_ON_VLAN = 1500;
    /** IEEE 802.1Q: 12 bits, 0 and 4095 reserved. */
    private static final int MOST_VLAN = 4094;
    /** VXLAN and Geneve: 24 bits. */
    private static final int MOST_VNI = (1 << 24) - 1;

    private static final Key<String> TENANT = Key.required("tenant", Kinds.TO_TENANT, "Whose it is.");
    private static final Key<Network.Type> TYPE_OF_NETWORK =
            Key.optional("type", Words.of(Network.Type.class), "How frames cross the fabric; vxlan if not given.");
    static final Key<Integer> VNI =
            Key.optional("vni", Whole.between(1, MOST_VNI), "Virtual network identifier of an overlay.");
    static final Key<Integer> VLAN = Key.optional("vlan", Whole.between(1, MOST_VLAN), "Tag of a VLAN.");
    private static final Key<Ipv4> SUBNET = Key.required("subnet", Addresses.SUBNET, "Addresses of its machines.");
    private static final Key<Integer> MTU = Key.optional(
            "mtu", Whole.between(576, 9216), "Largest IP packet inside, bytes; 1450 in tunnels, 1500 on VLANs.");
    private static final Key<List<String>> ROUTED_TO =
            Key.optional("routed_to", ListOf.of(Kinds.TO_NETWORK), "Networks that a router of the tenant joins to it.");

    private static final Key<List<String>> SITES =
            Key.optional("sites", ListOf.of(Kinds.TO_SITE), "Sites whose hosts are part of it; all if not given.");
    private static final Key<Fields> ACROSS =
            Key.optional("across", AcrossKeys.TYPE, "How a machine is reached that moves to a host outside of sites.");

    static final Type<List<NamedMap.Named>> TYPE = new NamedMap(
            Struct.of("network", TENANT, TYPE_OF_NETWORK, VNI, VLAN, SUBNET, MTU, ROUTED_TO, SITES, ACROSS));

    private NetworkSection() {}

    static Map<String, Made<Network>> networks(List<NamedMap.Named> named, Reading in) {
        Map<String, Made<Network>> networks = new LinkedHashMap<>();
        named.forEach(each -> networks.put(each.name(), new Made<>(network(each, in), each.fields())));
        return networks;
    }

    private static Network network(NamedMap.Named named, Reading in) {
        Fields fields = named.fields();
        Network.Type type = fields.or(TYPE_OF_NETWORK, fields.has(VLAN) ? Network.Type.VLAN : Network.Type.VXLAN);
        boolean vlan = type == Network.Type.VLAN;
        Key<Integer> right = vlan ? VLAN : VNI;
        Key<Integer> wrong = vlan ? VNI : VLAN;
        if (fields.has(wrong)) {
            in.diagnostics()
                    .at(fields.atKey(wrong), Problem.UNKNOWN_KEY, wrong.name(), type.id() + " network")
                    .proposal(right.name())
                    .add();
        } else if (!fields.has(right)) {
            in.diagnostics()
                    .at(fields.place(), Problem.MISSING_KEY, right.name(), "network")
                    .add();
        }
        Across across = AcrossKeys.across(fields.find(ACROSS), fields.has(SITES));
        if (vlan && across.way() != Across.Way.STRETCHED && across.keepsAddress()) {
            in.diagnostics()
                    .at(fields.atKey(ACROSS), Problem.UNKNOWN_KEY, ACROSS.name(), type.id() + " network")
                    .add();
        }
        return new Network(
                named.name(),
                fields.get(TENANT),
                type,
                fields.or(right, 0),
                fields.get(SUBNET),
                fields.or(MTU, vlan ? MTU_ON_VLAN : MTU_IN_TUNNEL),
                fields.or(ROUTED_TO, List.of()),
                fields.or(SITES, List.of()),
                across);
    }
}
