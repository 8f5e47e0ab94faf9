package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/**
 * The numbers that a controller hands out: local tags, OpenFlow ports, cookies. They follow from the scenario alone, so that a
 * run gives the same ones every time; tags and ports of one network or machine differ from host to host, as they do in a
 * real installation, where each host counts for itself.
 */
public final class Numbering {
    /** The OpenFlow port of the cable itself. */
    public static final int UPLINK = 1;

    private static final int FIRST_PORT = 11;
    private static final int FIRST_NETWORK = 0x800000;
    private static final int BRIDGE = 0xffffff;

    private final Map<String, Integer> hosts = new LinkedHashMap<>();
    private final List<String> hostNames;
    private final Map<String, Integer> networks = new LinkedHashMap<>();
    private final Map<String, List<Card>> byNetwork = new LinkedHashMap<>();
    private final Map<String, List<Card>> byVm = new LinkedHashMap<>();
    private final int cards;
    private final int firstTunnel;

    public Numbering(Scenario scenario) {
        scenario.hosts().keySet().forEach(host -> hosts.put(host, hosts.size()));
        hostNames = List.copyOf(hosts.keySet());
        scenario.networks().keySet().forEach(network -> {
            networks.put(network, networks.size());
            byNetwork.put(network, new ArrayList<>());
        });
        int count = 0;
        for (Vm vm : scenario.vms().values()) {
            List<Card> own = new ArrayList<>();
            for (Nic nic : vm.nics()) {
                Card card = new Card(count++, vm.id(), own.size(), nic, scenario.network(nic.network()));
                own.add(card);
                byNetwork.computeIfAbsent(nic.network(), n -> new ArrayList<>()).add(card);
            }
            byVm.put(vm.id(), Collections.unmodifiableList(own));
        }
        cards = count;
        firstTunnel = (FIRST_PORT + cards + 99) / 100 * 100 + 1;
    }

    List<Card> cardsOf(String vm) {
        return byVm.getOrDefault(vm, List.of());
    }

    List<Card> cardsOn(String network) {
        return byNetwork.getOrDefault(network, List.of());
    }

    /** The host at a place in the scenario. */
    String hostAt(int place) {
        return hostNames.get(place);
    }

    /** A host's place in the scenario. */
    int host(String host) {
        return number(hosts, host);
    }

    /** The tag by which a host knows a network; other hosts have others for it. */
    public int tag(String host, String network) {
        return (number(networks, network) + number(hosts, host) * 3) % networks.size() + 1;
    }

    /** The place of the network, among all in the scenario's order, that a host knows by a tag; -1 if it knows none by it. */
    public int networkTagged(String host, long tag) {
        int count = networks.size();
        return tag < 1 || tag > count ? -1 : Math.floorMod((int) tag - 1 - number(hosts, host) * 3, count);
    }

    /** The place of the card, among those of all machines in the scenario's order, that has a port's number on a host; or -1. */
    public int cardAt(String host, long port) {
        int count = cards;
        return port < FIRST_PORT || port >= FIRST_PORT + count
                ? -1
                : Math.floorMod((int) port - FIRST_PORT - number(hosts, host) * 5, count);
    }

    /** The port of a card on a host; also its connection-tracking zone there. */
    int port(String host, Card card) {
        return FIRST_PORT + (card.index() + number(hosts, host) * 5) % cards;
    }

    /** The port of a tunnel to another host. */
    public int tunnel(String remote, Network.Type type) {
        return firstTunnel + type.ordinal() * hosts.size() + number(hosts, remote);
    }

    /** The cookie of a flow that belongs to the bridge itself; like all of them unique on a host and never 0. */
    static long cookie(Stage stage, int rule) {
        return cookie(stage, BRIDGE, rule);
    }

    /** The cookie of a card's flow. */
    static long cookie(Stage stage, Card card, int rule) {
        return cookie(stage, card.index() + 1, rule);
    }

    /** The cookie of a network's flow. */
    long cookie(Stage stage, Network network, int rule) {
        return cookie(stage, FIRST_NETWORK + number(networks, network.id()), rule);
    }

    private static long cookie(Stage stage, int owner, int rule) {
        return (long) stage.table() << 36 | (long) owner << 12 | rule;
    }

    private static int number(Map<String, Integer> numbers, String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("nothing named " + name);
        }
        return number;
    }
}
