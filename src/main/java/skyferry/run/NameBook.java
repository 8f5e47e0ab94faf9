package skyferry.run;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.Across;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/**
 * Which of a machine's addresses its peers know it by. A machine that comes to where its network is not gets an address on the
 * network that is there; some time later the name server says so; and a peer asks anew when what it was told last has lived its
 * time, which lies anywhere within the time to live (RFC 1035), drawn for each peer. Open connections ask nobody.
 */
final class NameBook {
    private final Scenario scenario;
    private final Map<String, String> told = new LinkedHashMap<>();

    NameBook(Scenario scenario) {
        this.scenario = scenario;
    }

    NameBook(NameBook other) {
        scenario = other.scenario;
        told.putAll(other.told);
    }

    /** The cards by which a peer may reach a machine; empty where no name server was ever needed: those that it has. */
    Optional<List<Nic>> known(String peer, String vm) {
        return Optional.ofNullable(told.get(peer + '>' + vm))
                .flatMap(network -> onNetwork(vm, network))
                .map(List::of);
    }

    private Optional<Nic> onNetwork(String vm, String network) {
        return scenario.vm(vm).nics().stream()
                .filter(nic -> nic.network().equals(network))
                .findFirst();
    }

    /** Machines with a card on a network that ends where its sites end: they have a name. */
    private boolean isNamed(String vm) {
        return scenario.vm(vm).nics().stream()
                .map(nic -> scenario.network(nic.network()))
                .anyMatch(network -> network.across().way() == Across.Way.NEW_ADDRESS
                        && !network.sites().isEmpty());
    }

    /** The network on which a machine has its card at a host. */
    private Optional<Network> at(String vm, String host) {
        String site = scenario.host(host).site();
        return scenario.vm(vm).nics().stream()
                .map(nic -> scenario.network(nic.network()))
                .filter(network -> network.spans(site))
                .findFirst();
    }

    /** A machine is about to leave a host: from then on its peers know it as they did there. */
    void leaves(String vm, String host) {
        if (isNamed(vm)) {
            at(vm, host)
                    .ifPresent(network -> peers(vm).forEach(peer -> told.putIfAbsent(peer + '>' + vm, network.id())));
        }
    }

    private List<String> peers(String vm) {
        return scenario.probes().stream()
                .filter(probe -> probe.to().equals(vm))
                .map(Probe::from)
                .distinct()
                .toList();
    }

    /** A machine has come to a host: where it needs a new address there, the name server will know it. */
    void arrived(Simulation simulation, String vm, String host, int cause) {
        if (!isNamed(vm)) {
            return;
        }
        Optional<Network> there = at(vm, host);
        Optional<Network> left = scenario.vm(vm).nics().stream()
                .map(nic -> scenario.network(nic.network()))
                .filter(network -> network.across().way() == Across.Way.NEW_ADDRESS
                        && !network.spans(scenario.host(host).site()))
                .findFirst();
        if (there.isPresent() && left.isPresent()) {
            Across across = left.get().across();
            simulation.later(
                    simulation.now() + across.settleNanos(),
                    new Simulation.Work.Publish(vm, host, there.get().id(), across.ttlNanos(), cause));
        }
    }

    /** The name server says where the machine is now. */
    void published(Simulation simulation, Simulation.Work.Publish work) {
        WorldAt.VmAt at = simulation.world.vm(work.vm());
        if (!at.host().equals(work.host()) || at.dead()) {
            return;
        }
        String address = onNetwork(work.vm(), work.network())
                .map(nic -> nic.ip().address())
                .orElse("");
        int event = simulation.chronicle.event(
                simulation.now(),
                Event.Kind.NAME_PUBLISHED,
                work.vm(),
                work.cause(),
                Map.of("address", address, "ttl", Long.toString(work.ttlNanos())));
        for (String peer : peers(work.vm())) {
            long left = (long) (work.ttlNanos() * draw(peer + '>' + work.vm() + '@' + work.network()));
            simulation.later(
                    simulation.now() + left,
                    new Simulation.Work.Resolve(peer, work.vm(), work.network(), address, event));
        }
    }

    /** A peer asks for the machine's name again. */
    void resolved(Simulation simulation, Simulation.Work.Resolve work) {
        told.put(work.peer() + '>' + work.vm(), work.network());
        simulation.chronicle.event(
                simulation.now(),
                Event.Kind.NAME_LEARNED,
                work.peer(),
                work.cause(),
                Map.of("vm", work.vm(), "address", work.address()));
    }

    /** From 0 to 1, the same for the same seed and words (FNV-1a, then the finaliser of SplitMix64). */
    private double draw(String words) {
        long hash = 0xcbf29ce484222325L ^ scenario.seed().value();
        for (byte b : words.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        long z = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return ((z ^ z >>> 31) >>> 11) * 0x1.0p-53;
    }
}
