package skyferry.stage.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.model.Vm;
import skyferry.run.Preview;
import skyferry.run.Run;
import skyferry.run.WorldAt;

/**
 * How a host is emptied: the largest machine first, each to the host with the most memory left that takes it, found out by the
 * same look ahead that answers a machine in hand.
 *
 * @param moves what is ordered, in its order
 * @param staying machines that no other host takes now
 */
public record Evacuation(List<Action.Migrate> moves, Set<String> staying) {
    public Evacuation {
        moves = List.copyOf(moves);
        staying = new LinkedHashSet<>(staying);
    }

    @Override
    public Set<String> staying() {
        return new LinkedHashSet<>(staying);
    }

    /** Plans for an instant of a run; slow work. */
    public static Evacuation of(Engine engine, Run run, long atNanos, String host) {
        Scenario scenario = run.scenario();
        WorldAt world = run.timeline().at(atNanos);
        List<String> machines =
                new ArrayList<>(Optional.ofNullable(world.hosts().get(host))
                        .map(WorldAt.HostAt::vms)
                        .orElse(List.of()));
        machines.sort(Comparator.comparingLong(vm -> -memory(scenario, vm)));
        List<String> others = world.hosts().values().stream()
                .filter(other -> other.up() && !other.id().equals(host))
                .map(WorldAt.HostAt::id)
                .toList();
        List<Action.Migrate> moves = new ArrayList<>();
        Set<String> staying = new LinkedHashSet<>();
        Run ahead = run;
        for (String vm : machines) {
            Manner manner = Manner.usual(scenario, vm);
            String target = "";
            for (String other : roomiest(others, ahead, atNanos)) {
                if (!(engine.preview(ahead, atNanos, vm, other, manner) instanceof Preview.Blocked)) {
                    target = other;
                    break;
                }
            }
            if (target.isEmpty()) {
                staying.add(vm);
            } else {
                Action.Migrate move = manner.order(scenario, atNanos, vm, target);
                moves.add(move);
                ahead = engine.with(ahead, move);
            }
        }
        return new Evacuation(moves, staying);
    }

    private static List<String> roomiest(List<String> hosts, Run run, long atNanos) {
        Map<String, WorldAt.HostAt> now = run.timeline().at(atNanos).hosts();
        return hosts.stream()
                .sorted(Comparator.comparingLong(host -> -Optional.ofNullable(now.get(host))
                        .map(WorldAt.HostAt::freeRamBytes)
                        .orElse(0L)))
                .toList();
    }

    private static long memory(Scenario scenario, String vm) {
        return Optional.ofNullable(scenario.vms().get(vm)).map(Vm::ramBytes).orElse(0L);
    }
}
