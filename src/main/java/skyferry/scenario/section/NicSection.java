package skyferry.scenario.section;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.Problem;

/** {@code nics} of a machine. Addresses that the author leaves open are chosen among those that nobody has. */
final class NicSection {
    static final Key<String> NET = Key.required("net", Kinds.TO_NETWORK, "The network it is plugged into.");
    static final Key<Mac> MAC = Key.optional("mac", Addresses.MAC, "Its MAC address; one of its own if not given.");
    static final Key<Ipv4> IP =
            Key.optional("ip", Addresses.IP_IN_NETWORK, "Its address; the first free one of the network if not given.");
    private static final Key<Nic.Attach> ATTACH =
            Key.optional("attach", Words.of(Nic.Attach.class), "How it reaches the wire; virtio if not given.");
    static final Key<List<String>> GROUPS =
            Key.optional("groups", ListOf.of(Kinds.TO_GROUP), "Security groups; without any, nothing is held back.");

    private static final Key<Boolean> CVQ =
            Key.optional("cvq", Truth.VALUE, "Whether the guest sets up a vDPA card by a control queue; false.");

    static final Struct TYPE = Struct.of("nic", NET, MAC, IP, ATTACH, GROUPS, CVQ);

    /** 52:54:00: what QEMU and libvirt give to their cards. */
    private static final long MAC_PREFIX = 0x525400L << 24;

    private static final long MAC_SUFFIXES = 1L << 24;

    private final Map<String, Made<Network>> networks;
    private final Reading in;
    private final Set<Long> takenMacs = new HashSet<>();
    private final Map<String, Set<Integer>> takenAddresses = new HashMap<>();
    private final Map<String, Integer> lastAddress = new HashMap<>();

    NicSection(Map<String, Made<Network>> networks, Reading in) {
        this.networks = networks;
        this.in = in;
    }

    /** Notes the addresses that a card has by its author's will. */
    void reserve(Fields fields) {
        fields.find(MAC).ifPresent(mac -> takenMacs.add(mac.bits()));
        fields.find(IP).ifPresent(ip -> taken(fields.get(NET)).add(ip.bits()));
    }

    private Set<Integer> taken(String network) {
        return takenAddresses.computeIfAbsent(network, name -> new HashSet<>());
    }

    /** The card, once all that are written have been reserved. {@code key} names it among all cards. */
    Nic nic(Fields fields, String key) {
        String network = fields.get(NET);
        Optional<Ipv4> subnet = Optional.ofNullable(networks.get(network))
                .map(made -> made.value().subnet());
        Ipv4 ip = fields.find(IP)
                .orElseGet(() ->
                        subnet.map(prefix -> free(fields, network, prefix)).orElse(new Ipv4(0, 32)));
        boolean bare = ip.prefix() == 32 && subnet.isPresent();
        return new Nic(
                network,
                fields.find(MAC).orElseGet(() -> mac(key)),
                bare ? new Ipv4(ip.bits(), subnet.get().prefix()) : ip,
                fields.or(ATTACH, Nic.Attach.VIRTIO),
                fields.or(GROUPS, List.of()),
                fields.or(CVQ, false));
    }

    /** A free one, begun at a hash of the card's name so that other cards do not change it. */
    private Mac mac(String key) {
        long suffix = Math.floorMod((long) key.hashCode() * 0x9e3779b1L, MAC_SUFFIXES);
        while (!takenMacs.add(MAC_PREFIX | suffix)) {
            suffix = (suffix + 1) % MAC_SUFFIXES;
        }
        return new Mac(MAC_PREFIX | suffix);
    }

    private Ipv4 free(Fields fields, String network, Ipv4 subnet) {
        int base = subnet.bits() & subnet.mask();
        int last = base | ~subnet.mask();
        int next = lastAddress.getOrDefault(network, base);
        do {
            next++;
        } while (Integer.compareUnsigned(next, last) < 0 && !taken(network).add(next));
        lastAddress.put(network, next);
        if (Integer.compareUnsigned(next, last) >= 0) {
            lastAddress.put(network, last - 1);
            in.diagnostics().at(fields.place(), Problem.SUBNET_FULL, network).add();
        }
        return new Ipv4(next, subnet.prefix());
    }
}
