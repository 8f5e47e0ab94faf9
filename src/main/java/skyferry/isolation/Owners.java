package skyferry.isolation;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import skyferry.dataplane.Field;
import skyferry.dataplane.Numbering;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/**
 * Which tenant each number stands for that a bridge keeps beside a frame: ports and local tags of a host, tunnel keys, VLANs.
 * It follows from how the controller numbers things and from nothing that is installed.
 */
final class Owners {
    /** Stands for no tenant: anybody may carry it, and it tells nothing of who does. */
    static final int NOBODY = -1;

    /** Stands for more than one tenant. */
    static final int SEVERAL = -2;

    private static final long TAGGED = 0x1000;

    private final Numbering numbering;
    private final Map<String, Integer> tenants = new HashMap<>();
    private final Map<String, Integer> machines = new HashMap<>();
    private final int[] networks;
    private final int[] cards;
    private final Map<Long, Integer> tunnelKeys = new HashMap<>();
    private final Map<Long, Integer> vlans = new HashMap<>();

    Owners(Scenario scenario) {
        numbering = new Numbering(scenario);
        scenario.tenants().keySet().forEach(tenant -> tenants.putIfAbsent(tenant, tenants.size()));
        Map<String, Integer> users = new HashMap<>();
        IntStream.Builder all = IntStream.builder();
        for (Vm vm : scenario.vms().values()) {
            int owner = tenants.computeIfAbsent(vm.tenant(), tenant -> tenants.size());
            machines.put(vm.id(), owner);
            for (Nic nic : vm.nics()) {
                users.merge(nic.network(), owner, Owners::both);
                all.add(owner);
            }
        }
        cards = all.build().toArray();
        networks = new int[scenario.networks().size()];
        int place = 0;
        for (Network network : scenario.networks().values()) {
            int declared = tenants.computeIfAbsent(network.tenant(), tenant -> tenants.size());
            int owner = users.getOrDefault(network.id(), declared);
            Map<Long, Integer> keys = network.type() == Network.Type.VLAN ? vlans : tunnelKeys;
            keys.merge((long) network.segmentId(), owner, Owners::both);
            networks[place++] = owner;
        }
    }

    private static int both(int one, int other) {
        return one == other ? one : SEVERAL;
    }

    /** What kind of number a field holds. */
    enum Kind {
        PORT,
        TAG,
        TUNNEL_KEY,
        VLAN,
        /** Part of the frame, or nothing by which anybody is known. */
        PLAIN;

        static Kind of(Field field) {
            return switch (field) {
                case IN_PORT, REG5, REG7 -> PORT;
                case REG6 -> TAG;
                case TUN_ID -> TUNNEL_KEY;
                case VLAN -> Kind.VLAN;
                default -> PLAIN;
            };
        }
    }

    /** The tenant that a value in a field stands for on a host, from 0; {@link #NOBODY}, {@link #SEVERAL}. */
    int of(String host, Field field, long value) {
        return switch (Kind.of(field)) {
            case PORT -> ofPort(host, value);
            case TAG -> {
                int place = numbering.networkTagged(host, value);
                yield place < 0 ? NOBODY : networks[place];
            }
            case TUNNEL_KEY -> tunnelKeys.getOrDefault(value, NOBODY);
            case VLAN -> (value & TAGGED) == 0 ? NOBODY : ofVlan(value & 0xfff);
            case PLAIN -> NOBODY;
        };
    }

    /** The tenant of the machine that a port's number is kept for on a host. */
    int ofPort(String host, long number) {
        int place = numbering.cardAt(host, number);
        return place < 0 ? NOBODY : cards[place];
    }

    int ofVlan(long vid) {
        return vlans.getOrDefault(vid, NOBODY);
    }

    int ofMachine(String vm) {
        return machines.getOrDefault(vm, NOBODY);
    }
}
