package skyferry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudsimplus.allocationpolicies.VmAllocationPolicySimple;
import org.cloudsimplus.brokers.DatacenterBroker;
import org.cloudsimplus.brokers.DatacenterBrokerSimple;
import org.cloudsimplus.cloudlets.Cloudlet;
import org.cloudsimplus.cloudlets.CloudletSimple;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.datacenters.Datacenter;
import org.cloudsimplus.datacenters.DatacenterSimple;
import org.cloudsimplus.hosts.Host;
import org.cloudsimplus.hosts.HostSimple;
import org.cloudsimplus.resources.Pe;
import org.cloudsimplus.resources.PeSimple;
import org.cloudsimplus.vms.Vm;
import org.cloudsimplus.vms.VmSimple;

/**
 * The same number of machines of 4 GiB moved by CloudSim Plus. It models the time of a move as the machine's memory over half
 * of the target's bandwidth: moves share no link, there are no rounds, no page is written, there is no pause.
 */
final class CloudSimJob {
    private static final long MEBIBYTES = 4096;

    private CloudSimJob() {}

    /** Moves everything once; gives how many moves ended. */
    static int run(int hosts, int machines) {
        CloudSimPlus simulation = new CloudSimPlus();
        List<Host> places = new ArrayList<>();
        int perHost = 4 * Math.max(1, machines / hosts);
        for (int h = 0; h < hosts; h++) {
            List<Pe> cores = new ArrayList<>();
            for (int p = 0; p < perHost; p++) {
                cores.add(new PeSimple(1000));
            }
            // 25 Gb/s.
            places.add(new HostSimple(MEBIBYTES * perHost, 25_000, 1_000_000L, cores));
        }
        Datacenter center = new DatacenterSimple(simulation, places, new VmAllocationPolicySimple());
        DatacenterBroker broker = new DatacenterBrokerSimple(simulation);
        List<Vm> guests = new ArrayList<>();
        List<Cloudlet> work = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            Vm vm = new VmSimple(1000, 1);
            vm.setRam(MEBIBYTES).setBw(100).setSize(1000);
            guests.add(vm);
            Cloudlet busy = new CloudletSimple(100_000, 1);
            busy.setVm(vm);
            work.add(busy);
        }
        broker.submitVmList(guests);
        broker.submitCloudletList(work);
        AtomicInteger ended = new AtomicInteger();
        center.addOnVmMigrationFinishListener(info -> ended.incrementAndGet());
        boolean[] asked = {false};
        simulation.addOnClockTickListener(info -> {
            if (!asked[0] && info.getTime() >= 1) {
                asked[0] = true;
                for (int i = 0; i < guests.size(); i++) {
                    int from = places.indexOf(guests.get(i).getHost());
                    center.requestVmMigration(guests.get(i), places.get((from + 1) % places.size()));
                }
            }
        });
        simulation.start();
        return ended.get();
    }
}
