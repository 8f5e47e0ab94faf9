package skyferry.run;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import skyferry.migration.Failure;
import skyferry.migration.StreamTimeout;
import skyferry.model.Disk;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Host;
import skyferry.model.Link;
import skyferry.model.Node;
import skyferry.model.Vm;

/** What breaks in the world and what comes back: power, cables, storage, the controller, and machines booted anew. */
final class Breakdown {
    /**
     * From the command to a guest that answers: assumed (a Linux server's boot; no production figure was found). It is not in
     * the RTO of anything but this command: detection, fencing and placement come before it.
     */
    static final long BOOT_NANOS = 20_000_000_000L;

    private final Simulation simulation;

    Breakdown(Simulation simulation) {
        this.simulation = simulation;
    }

    private int event(Event.Kind kind, String subject, int cause, Map<String, String> arguments) {
        return simulation.chronicle.event(simulation.now(), kind, subject, cause, arguments);
    }

    /** A fault of the world as it begins; faults of flow tables are none of its business. */
    void begin(Fault fault, int cause) {
        switch (fault.kind()) {
            case HOST_DOWN -> powerOff(fault.argument("host"), cause);
            case LINK_DOWN -> cut(fault.argument("link"), cause);
            case SITE_DOWN -> siteDown(fault.argument("site"), cause);
            case CONTROLLER_DOWN -> {
                simulation.network.controllerDown();
                underWay(move -> true, Failure.CONTROLLER);
            }
            case STORAGE_DOWN -> underWay(move -> stored(fault, move.spec.vm()), Failure.STORAGE);
            default -> {
                // laid over the flow tables
            }
        }
    }

    /** A move that begins while storage does not answer hears of it as those do that were under way. */
    void standing(ActiveMove move) {
        boolean stored = simulation.network.faults().stream()
                .anyMatch(fault -> fault.kind() == FaultKind.STORAGE_DOWN && stored(fault, move.spec.vm()));
        if (stored) {
            MoveEvents.handle(simulation, move, move.process.fail(simulation.now(), Failure.STORAGE));
        }
    }

    /** A fault of the world as it ends. */
    void end(Fault fault, int cause) {
        switch (fault.kind()) {
            case HOST_DOWN -> powerOn(fault.argument("host"), cause);
            case LINK_DOWN -> restore(fault.argument("link"), cause);
            case SITE_DOWN -> siteBack(fault.argument("site"), cause);
            case CONTROLLER_DOWN -> simulation.network.controllerBack(simulation, cause);
            case STORAGE_DOWN ->
                simulation.schedule.underWay().forEach(move -> move.process.mended(simulation.now(), Failure.STORAGE));
            default -> {
                // taken off the flow tables
            }
        }
    }

    /** Whether a machine's disk is on the storage that a fault names: all shared storage, or a host's own disks. */
    private boolean stored(Fault fault, Vm vm) {
        String host = fault.argument("host");
        return host.isEmpty()
                ? vm.disk().kind() == Disk.Kind.SHARED
                : vm.disk().kind() != Disk.Kind.SHARED
                        && simulation.world.vm(vm.id()).host().equals(host);
    }

    /** A host loses power: its machines go down, its cables are dead, moves from and to it break. */
    boolean powerOff(String host, int cause) {
        if (!simulation.world.powerOff(host)) {
            return false;
        }
        int failed = event(Event.Kind.HOST_FAILED, host, cause, Map.of());
        List<String> machines = simulation.world.machinesOn(host);
        simulation.selfCheck.powerOff(simulation, host, machines);
        for (String vm : machines) {
            WorldAt.VmAt at = simulation.world.vm(vm);
            simulation.stopBoot(vm);
            if (!at.dead()) {
                set(at.with(host, WorldAt.State.DOWN));
                simulation.network.silenced(host, vm);
                event(Event.Kind.GUEST_DOWN, vm, failed, Map.of("host", host));
            }
        }
        underWay(move -> move.spec.from().equals(host), Failure.SOURCE_HOST);
        underWay(move -> move.spec.to().equals(host), Failure.TARGET_HOST);
        reroute();
        return true;
    }

    boolean powerOn(String host, int cause) {
        if (!simulation.world.powerOn(host)) {
            return false;
        }
        event(Event.Kind.HOST_BACK, host, cause, Map.of());
        reroute();
        return true;
    }

    boolean cut(String link, int cause) {
        if (!simulation.world.cut(link)) {
            return false;
        }
        event(Event.Kind.LINK_CUT, link, cause, Map.of());
        reroute();
        return true;
    }

    boolean restore(String link, int cause) {
        if (!simulation.world.restore(link)) {
            return false;
        }
        event(Event.Kind.LINK_RESTORED, link, cause, Map.of());
        reroute();
        return true;
    }

    private void siteDown(String site, int cause) {
        linksOf(site).forEach(link -> cut(link, cause));
        hostsOf(site).forEach(host -> powerOff(host, cause));
    }

    private void siteBack(String site, int cause) {
        hostsOf(site).forEach(host -> powerOn(host, cause));
        linksOf(site).forEach(link -> restore(link, cause));
    }

    private List<String> hostsOf(String site) {
        return simulation.scenario.hosts().values().stream()
                .filter(host -> host.site().equals(site))
                .map(Host::id)
                .toList();
    }

    /** Cables that end at one of the site's switches or routers. */
    private List<String> linksOf(String site) {
        return simulation.scenario.fabric().links().stream()
                .filter(link -> isSwitchOf(site, link.a()) || isSwitchOf(site, link.b()))
                .map(Link::id)
                .toList();
    }

    private boolean isSwitchOf(String site, String node) {
        return simulation
                .scenario
                .fabric()
                .node(node)
                .filter(at -> at.kind() != Node.Kind.HOST && at.site().equals(site))
                .isPresent();
    }

    private void underWay(java.util.function.Predicate<ActiveMove> which, Failure failure) {
        for (ActiveMove move : simulation.schedule.underWay()) {
            if (!move.process.finished() && which.test(move)) {
                MoveEvents.handle(simulation, move, move.process.fail(simulation.now(), failure));
            }
        }
    }

    private void set(WorldAt.VmAt vm) {
        simulation.world.vm(vm);
        simulation.chronicle.vm(simulation.now(), vm);
    }

    /** Streams whose way is gone take another; where there is none they stand still until there is one again. */
    private void reroute() {
        for (ActiveMove move : simulation.schedule.underWay()) {
            if (!move.process.finished()) {
                simulation
                        .world
                        .routes()
                        .path(move.spec.from(), move.spec.to(), move.spec.vm().id())
                        .ifPresent(path -> move.path.set(simulation.now(), path));
            }
        }
    }

    /** Looks whether a stream that wants to send gets nothing, because it has no way through the network. */
    void watch(ActiveMove move) {
        boolean stands = !move.process.finished() && move.demand > 0 && move.share == 0;
        if (!stands) {
            move.stalledSince = OptionalLong.empty();
        } else if (move.stalledSince.isEmpty()) {
            move.stalledSince = OptionalLong.of(simulation.now());
            move.lastEvent = event(
                    Event.Kind.STREAM_STALLED,
                    move.spec.vm().id(),
                    move.lastEvent,
                    Map.of("limit", Long.toString(limit(move))));
        }
    }

    private static long limit(ActiveMove move) {
        return StreamTimeout.nanos(move.spec.options(), move.spec.lens());
    }

    /** When a stream that stands still breaks; never for one that flows. */
    long deadline(ActiveMove move) {
        boolean stands = !move.process.finished() && move.stalledSince.isPresent();
        return stands ? move.stalledSince.getAsLong() + limit(move) : Long.MAX_VALUE;
    }

    /** A stream has stood still for too long. */
    void streamLost(ActiveMove move) {
        move.stalledSince = OptionalLong.empty();
        MoveEvents.handle(simulation, move, move.process.fail(simulation.now(), Failure.LINK));
    }

    /** Begins to boot a machine that is down; the reason why not, or empty. */
    String restart(String vm, String host) {
        WorldAt.VmAt at = simulation.world.vm(vm);
        String place = host.isEmpty() ? at.host() : host;
        String reason = refusal(at, place);
        if (reason.isEmpty()) {
            int asked =
                    event(Event.Kind.RESTART_ASKED, vm, -1, Map.of("host", place, "boot", Long.toString(BOOT_NANOS)));
            simulation.network.replug(simulation, vm, place, asked);
            set(at.with(place, WorldAt.State.DOWN));
            simulation.later(simulation.now() + BOOT_NANOS, new Simulation.Work.Boot(vm, asked));
        }
        return reason;
    }

    private String refusal(WorldAt.VmAt at, String host) {
        Vm vm = simulation.scenario.vm(at.id());
        boolean elsewhere = !host.equals(at.host());
        boolean underWay = simulation.schedule.of(at.id()) != null;
        if (simulation.booting(at.id())) {
            return "booting";
        }
        if (!at.dead() || underWay) {
            return "still-running";
        }
        if (!simulation.world.up(host)) {
            return "host-down";
        }
        if (elsewhere && vm.disk().kind() == Disk.Kind.LOCAL) {
            return "local-disk";
        }
        return elsewhere && simulation.world.freeRam(host, simulation.schedule.at(host)) < vm.ramBytes()
                ? "no-memory"
                : "";
    }

    /** A machine has booted, unless its host failed meanwhile or it runs since another restart. */
    void booted(String vm, int cause) {
        WorldAt.VmAt at = simulation.world.vm(vm);
        if (!at.dead() || !simulation.world.up(at.host())) {
            return;
        }
        WorldAt.VmAt running = at.booted();
        set(running);
        simulation.selfCheck.booted(simulation, vm, at.host());
        int event = event(
                Event.Kind.GUEST_BOOTED,
                vm,
                cause,
                Map.of("host", at.host(), "boots", Integer.toString(running.boots())));
        simulation.network.started(simulation, vm, at.host(), event);
        simulation.devices.booted(vm, event);
    }
}
