package skyferry.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.Code;
import skyferry.migration.preflight.Preflight;
import skyferry.migration.preflight.Remedy;
import skyferry.migration.preflight.Severity;
import skyferry.model.Action;
import skyferry.model.Lens;
import skyferry.model.Link;
import skyferry.model.MigrationOptions;
import skyferry.model.Nic;
import skyferry.model.Technique;
import skyferry.model.Vm;

/**
 * Remedies that one click can apply: what would have to be done for a refused move to begin. Each is tried in a copy of the
 * run before it is offered, so that what is offered works; a remedy that needs people, or a power cycle, is none of these.
 */
public final class Remedies {
    /** A move under way is waited for no longer than this. */
    private static final long PATIENCE_NANOS = Previewer.LOOK_AHEAD_NANOS;
    /** Between two actions of which the second needs the first to have taken effect. */
    private static final long APART_NANOS = 1_000_000;

    /** All that would let the move begin, in the order of the blockers. */
    public List<Fix> fixes(Run run, Action.Migrate asked, List<Blocker> blockers) {
        List<Fix> fixes = new ArrayList<>();
        for (Blocker blocker : blockers) {
            for (Remedy remedy : blocker.remedies()) {
                List<Action> actions = apply(run, asked, blocker, remedy);
                if (!actions.isEmpty()
                        && fixes.stream().noneMatch(fix -> fix.actions().equals(actions))) {
                    fixes.add(new Fix(blocker, remedy, actions));
                }
            }
        }
        return List.copyOf(fixes);
    }

    /** What applies one remedy to a refused move, the move last; empty where no click can, or where the move would still not begin. */
    public List<Action> apply(Run run, Action.Migrate asked, Blocker blocker, Remedy remedy) {
        List<Action> actions = switch (remedy) {
            case CHOOSE_OTHER_HOST ->
                otherHost(run, asked).map(List::<Action>of).orElse(List.of());
            case COLD_MOVE_AND_RESTART -> List.of(by(asked, Technique.COLD));
            case USE_PRECOPY, LEAVE_STORAGE -> List.of(by(asked, Technique.PRECOPY));
            case MIGRATE_STORAGE_TOO -> List.of(by(asked, Technique.BLOCK));
            case SWITCH_OPTION_OFF -> List.of(without(run, asked, blocker.code()));
            case DETACH_VF -> List.of(detaching(run, asked));
            case USE_FAILOVER_PAIR -> pairing(run, asked, blocker);
            case REPAIR_NETWORK -> repairing(run, asked);
            case WAIT -> waiting(run, asked, blocker.code());
            case MASK_CPU_FEATURES,
                    SET_TSC_FREQUENCY,
                    UPGRADE_HOST,
                    FREE_MEMORY,
                    CHANGE_PINNING,
                    DETACH_DEVICE,
                    FREE_VIRTUAL_FUNCTION,
                    CHANGE_CACHE_MODE,
                    DELETE_SNAPSHOTS,
                    END_BLOCK_JOB,
                    RAISE_MTU,
                    CHANGE_RULE -> List.of();
        };
        return !actions.isEmpty() && begins(run, actions) ? actions : List.of();
    }

    private static Action.Migrate by(Action.Migrate asked, Technique technique) {
        return new Action.Migrate(asked.atNanos(), asked.vm(), asked.to(), technique, asked.options());
    }

    private static Action.Migrate at(Action.Migrate asked, long nanos) {
        return new Action.Migrate(nanos, asked.vm(), asked.to(), asked.technique(), asked.options());
    }

    private static MigrationOptions options(Run run, Action.Migrate asked) {
        return asked.options().orElse(run.scenario().migration());
    }

    /** The move with what is in its way switched off: all that the product has nothing for, or one of two that exclude each other. */
    private static Action.Migrate without(Run run, Action.Migrate asked, Code code) {
        MigrationOptions o = options(run, asked);
        MigrationOptions.Channels one = new MigrationOptions.Channels(
                false,
                o.channels().count(),
                MigrationOptions.Compression.NONE,
                o.channels().level());
        MigrationOptions off = switch (code) {
            case POSTCOPY_MULTIFD -> o.with(one);
            case DIRTY_LIMIT_AUTO_CONVERGE -> o.with(o.throttle().withDirtyLimit(false));
            default ->
                o.with(run.scenario().lens() == Lens.HYPERV ? o.channels() : one)
                        .with(new MigrationOptions.Delta(false, o.delta().cacheBytes()))
                        .with(o.throttle().withDirtyLimit(false).withAutoConverge(false))
                        .with(o.postcopy().withAllowed(false));
        };
        return new Action.Migrate(asked.atNanos(), asked.vm(), asked.to(), asked.technique(), Optional.of(off));
    }

    private static Action.Migrate detaching(Run run, Action.Migrate asked) {
        MigrationOptions options = options(run, asked);
        return new Action.Migrate(
                asked.atNanos(),
                asked.vm(),
                asked.to(),
                asked.technique(),
                Optional.of(options.with(options.devices().withDetach(true))));
    }

    /** The card is taken away and comes back as a failover pair; then the machine moves. */
    private static List<Action> pairing(Run run, Action.Migrate asked, Blocker blocker) {
        Vm vm = run.scenario().vm(asked.vm());
        Nic card = vm.nics().get(Integer.parseInt(blocker.argument("nic")));
        MigrationOptions.Devices times = run.scenario().migration().devices();
        long away = asked.atNanos() + times.unplugNanos() + APART_NANOS;
        long back = away + times.plugNanos() + APART_NANOS;
        return List.of(
                new Action.Detach(asked.atNanos(), vm.id(), card.network()),
                new Action.Attach(away, vm.id(), card.network(), Optional.of(Nic.Attach.FAILOVER)),
                at(asked, back));
    }

    /** Every cable that is cut is plugged in again. */
    private static List<Action> repairing(Run run, Action.Migrate asked) {
        Simulation simulation = run.at(asked.atNanos());
        List<Action> actions = new ArrayList<>();
        for (Link link : run.scenario().fabric().links()) {
            if (simulation.world.fabric().link(link.id()).isEmpty()) {
                actions.add(new Action.RestoreLink(asked.atNanos(), link.id()));
            }
        }
        return actions.isEmpty()
                ? List.of()
                : Stream.concat(actions.stream(), Stream.of(asked)).toList();
    }

    private static List<Action> waiting(Run run, Action.Migrate asked, Code code) {
        Simulation simulation = run.at(asked.atNanos());
        simulation.network.watch(Watch.MOVES_AND_PROBES);
        long limit = asked.atNanos() + PATIENCE_NANOS;
        simulation.runWhile(
                () -> Situations.findings(simulation, at(asked, simulation.now())).stream()
                        .anyMatch(finding -> finding.code() == code),
                limit);
        return List.of(at(asked, simulation.now() + APART_NANOS));
    }

    /** The host with the most free memory that would take the machine in the same manner. */
    private static Optional<Action.Migrate> otherHost(Run run, Action.Migrate asked) {
        Simulation simulation = run.at(asked.atNanos());
        String here = simulation.world.vm(asked.vm()).host();
        return run.scenario().hosts().keySet().stream()
                .filter(host -> !host.equals(here) && !host.equals(asked.to()))
                .sorted(Comparator.comparingLong((String host) -> simulation.world.freeRam(host, simulation.moves))
                        .reversed())
                .map(host -> new Action.Migrate(asked.atNanos(), asked.vm(), host, asked.technique(), asked.options()))
                .filter(move -> blockers(simulation, move).isEmpty())
                .findFirst();
    }

    private static List<Blocker> blockers(Simulation simulation, Action.Migrate move) {
        return Preflight.with(Severity.BLOCKS, Situations.findings(simulation, move));
    }

    /** Whether the last of the actions, the move, would begin once the others are done. */
    private static boolean begins(Run run, List<Action> actions) {
        Simulation simulation = run.at(actions.getFirst().atNanos());
        simulation.network.watch(Watch.MOVES_AND_PROBES);
        actions.subList(0, actions.size() - 1).forEach(simulation::act);
        simulation.runUntil(actions.getLast().atNanos());
        return blockers(simulation, (Action.Migrate) actions.getLast()).isEmpty();
    }
}
