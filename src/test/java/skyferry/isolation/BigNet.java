package skyferry.isolation;

import java.util.SplittableRandom;
import skyferry.dataplane.NetBuilder;
import skyferry.model.Network;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup.Protocol;

/** A world of many hosts, tenants and machines, all tenants on the same addresses. */
public final class BigNet {
    private BigNet() {}

    /** Machines spread evenly over tenants and at random over hosts. */
    public static Scenario even(int hosts, int vms, int tenants, long seed) {
        return of(hosts, vms, tenants, 0, seed);
    }

    /** The same, but the first tenant has {@code large} of the machines. */
    public static Scenario of(int hosts, int vms, int tenants, int large, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NetBuilder net = new NetBuilder();
        String[] names = new String[hosts];
        for (int h = 0; h < hosts; h++) {
            names[h] = "host-" + h;
        }
        net.hosts(names);
        for (int t = 0; t < tenants; t++) {
            net.tenant("t" + t, Network.Type.VXLAN, 5000 + t);
            net.group(
                    "g" + t,
                    "t" + t,
                    NetBuilder.in(Protocol.TCP, 22, NetBuilder.any()),
                    NetBuilder.in(Protocol.TCP, t % 2 == 0 ? 80 : 443, NetBuilder.cidr("10.0.0.0/8")),
                    NetBuilder.in(Protocol.ICMP, 0, NetBuilder.any()),
                    NetBuilder.outAny());
        }
        int[] count = new int[tenants];
        for (int v = 0; v < vms; v++) {
            int t = v < large ? 0 : v % tenants;
            int n = count[t]++;
            String mac = "52:54:00:%02x:%02x:%02x".formatted(t % 251, n >> 8, n & 255);
            String ip = "10." + (1 + n / 62500) + "." + (n / 250 % 250) + "." + (n % 250 + 1);
            net.vm("v" + v, "t" + t, names[random.nextInt(hosts)], mac, ip, "g" + t);
        }
        return net.build();
    }
}
