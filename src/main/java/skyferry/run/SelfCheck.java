package skyferry.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import skyferry.dataplane.Bridge;
import skyferry.migration.Balance;
import skyferry.migration.Happening;

/**
 * The engine looks at itself in every run: a machine runs at one place at most and nowhere while it is down or stands still, and
 * the destination has the guest's memory when it takes over. It keeps a book of its own, written by what moves report and not
 * by what the world shows; where both differ it writes down a defect.
 */
final class SelfCheck {
    /** Hosts that run a copy, of machines that something happened to; the sets are never changed. */
    private final Map<String, Set<String>> running = new HashMap<>();

    private final Set<String> touched = new TreeSet<>();

    SelfCheck() {}

    private SelfCheck(SelfCheck other) {
        running.putAll(other.running);
    }

    SelfCheck copy() {
        return new SelfCheck(this);
    }

    /** The hosts that run a copy of a machine. */
    private Set<String> copies(Simulation simulation, String vm) {
        touched.add(vm);
        Set<String> known = running.get(vm);
        return known == null ? Set.of(simulation.scenario.vm(vm).host()) : known;
    }

    private void starts(Simulation simulation, String vm, String host) {
        Set<String> copies = copies(simulation, vm);
        running.put(vm, copies.isEmpty() ? Set.of(host) : with(copies, host));
    }

    private static Set<String> with(Set<String> copies, String host) {
        Set<String> more = new TreeSet<>(copies);
        more.add(host);
        return more;
    }

    private void stops(Simulation simulation, String vm, String host) {
        Set<String> copies = copies(simulation, vm);
        Set<String> rest = copies;
        if (copies.contains(host)) {
            rest = new TreeSet<>(copies);
            rest.remove(host);
        }
        running.put(vm, rest.isEmpty() ? Set.of() : rest);
    }

    /** What a move reports, before the world follows. */
    void heard(Simulation simulation, ActiveMove move, Happening happening) {
        String vm = move.spec.vm().id();
        String from = move.spec.from();
        String to = move.spec.to();
        switch (happening) {
            case Happening.Paused paused -> stops(simulation, vm, from);
            case Happening.Resumed resumed -> {
                if (!move.waits) {
                    starts(simulation, vm, to);
                }
                if (!move.switched) {
                    balance(simulation, move);
                }
            }
            case Happening.ShutDown down -> stops(simulation, vm, from);
            case Happening.Booted booted -> starts(simulation, vm, to);
            case Happening.Completed completed -> {
                if (move.switched) {
                    balance(simulation, move);
                }
            }
            case Happening.Cancelled cancelled -> back(simulation, vm, from);
            case Happening.Failed failed -> back(simulation, vm, from);
            case Happening.PostcopyPaused paused -> stops(simulation, vm, to);
            case Happening.Lost lost -> stops(simulation, vm, to);
            case Happening.Recovered recovered -> {
                if (move.resumed) {
                    starts(simulation, vm, to);
                }
            }
            default -> {
                // no guest starts or stops
            }
        }
    }

    private void back(Simulation simulation, String vm, String from) {
        if (simulation.world.up(from) && !simulation.world.vm(vm).dead()) {
            starts(simulation, vm, from);
        }
    }

    /** A host has lost power, and with it every copy there. */
    void powerOff(Simulation simulation, String host, List<String> machines) {
        machines.forEach(vm -> stops(simulation, vm, host));
    }

    /** A machine has booted. */
    void booted(Simulation simulation, String vm, String host) {
        starts(simulation, vm, host);
    }

    private static void balance(Simulation simulation, ActiveMove move) {
        Balance balance = move.process.balance();
        if (!balance.even()) {
            report(
                    simulation,
                    move.spec.vm().id(),
                    "memory",
                    "stale " + balance.stalePages() + " unaccounted " + balance.unaccountedPages());
        }
    }

    private static void report(Simulation simulation, String vm, String check, String found) {
        simulation.chronicle.event(
                simulation.now(), Event.Kind.SELF_CHECK_FAILED, vm, -1, Map.of("check", check, "found", found));
    }

    /** Compares the book with the world, for the machines that something happened to at this instant. */
    void look(Simulation simulation) {
        if (touched.isEmpty()) {
            return;
        }
        for (String vm : touched) {
            Set<String> copies = running.getOrDefault(vm, Set.of());
            simulation.chronicle.copies(simulation.now(), vm, copies.size());
            WorldAt.VmAt at = simulation.world.vm(vm);
            Set<String> shown = at.state() == WorldAt.State.RUNNING ? Set.of(at.host()) : Set.of();
            if (!copies.equals(shown)) {
                report(simulation, vm, "running-copies", "book " + copies + " world " + shown);
            }
            List<String> speaking = speaking(simulation, vm);
            if (speaking.size() > 1) {
                report(simulation, vm, "speaking-ports", String.join(" ", speaking));
            }
        }
        touched.clear();
    }

    /** The ends of the machine's moves where a port of it is open. */
    private static List<String> speaking(Simulation simulation, String vm) {
        Map<String, Bridge> bridges = simulation.network.installed().bridges();
        if (bridges.isEmpty()) {
            // Where only memory and links are looked at there are no bridges.
            return List.of();
        }
        Set<String> ends = new TreeSet<>();
        for (ActiveMove move : simulation.schedule.ever(vm)) {
            ends.add(move.spec.from());
            ends.add(move.spec.to());
        }
        List<String> speaking = new ArrayList<>();
        for (String host : ends) {
            Bridge bridge = bridges.get(host);
            boolean open = bridge != null
                    && bridge.ports().stream()
                            .anyMatch(port ->
                                    port.isMachines() && port.vm().equals(vm) && port.state() == Bridge.State.ACTIVE);
            if (open) {
                speaking.add(host);
            }
        }
        return Collections.unmodifiableList(speaking);
    }
}
