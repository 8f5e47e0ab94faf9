package skyferry.run;

import java.util.List;
import java.util.Map;
import skyferry.migration.HandOver;
import skyferry.migration.Happening;
import skyferry.migration.Move;
import skyferry.migration.MoveSpec;
import skyferry.migration.Stepping;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.Preflight;
import skyferry.migration.preflight.Severity;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** Does what actions ask for. */
final class ActionDesk {
    /**
     * With more machines a host than that, in a world of more than a thousand, moves are to spare memory: what shares a cable with so
     * many others is cut into very many pieces. Elsewhere a course is kept, as computing it again makes scrubbing slow.
     */
    private static final int CROWD = 50;

    private static final int MANY = 1000;

    private final Simulation simulation;

    ActionDesk(Simulation simulation) {
        this.simulation = simulation;
    }

    void perform(Action action) {
        switch (action) {
            case Action.Migrate migrate -> migrate(migrate);
            case Action.Cancel cancel -> cancel(cancel);
            case Action.SetLinkRate set -> setLinkRate(set);
            case Action.SetPauseLimit set -> setPauseLimit(set);
            case Action.SetOption set -> setOption(set);
            case Action.SetLoad set -> setLoad(set);
            case Action.CutLink cut -> cutLink(cut);
            case Action.RestoreLink restore -> restoreLink(restore);
            case Action.InjectFault inject -> {
                int cause = simulation.network.inject(simulation, inject);
                simulation.breakdown.begin(inject.fault(), cause);
            }
            case Action.ClearFault clear ->
                simulation
                        .network
                        .clear(simulation, clear)
                        .forEach((fault, cause) -> simulation.breakdown.end(fault, cause));
            case Action.ClearDuplicate clear -> {
                if (!simulation.network.clearDuplicate(simulation, clear.vm())) {
                    refuse(action, clear.vm(), "not-frozen");
                }
            }
            case Action.Wait wait -> {
                // time passes by itself
            }
            case Action.StartPostcopy start -> startPostcopy(start);
            case Action.Recover recover -> recover(recover);
            case Action.SetThrottle set -> setThrottle(set);
            case Action.FailHost fail -> failHost(fail);
            case Action.Restart restart -> restart(restart);
            case Action.Attach attach -> plug(action, attach.vm(), simulation.devices.attach(attach));
            case Action.Detach detach -> plug(action, detach.vm(), simulation.devices.detach(detach));
            case Action.Other other -> refuse(action, other.verb().id(), "verb-not-available");
        }
    }

    private int event(Event.Kind kind, String subject, int cause, Map<String, String> arguments) {
        return simulation.chronicle.event(simulation.now(), kind, subject, cause, arguments);
    }

    private void refuse(Action action, String subject, String reason) {
        event(
                Event.Kind.ACTION_REFUSED,
                subject,
                -1,
                Map.of("reason", reason, "verb", action.verb().id()));
    }

    private void plug(Action action, String vm, String reason) {
        if (!reason.isEmpty()) {
            refuse(action, vm, reason);
        }
    }

    private void migrate(Action.Migrate action) {
        if (simulation.world.vm(action.vm()).dead()) {
            refuse(action, action.vm(), "machine-down");
            return;
        }
        MigrationOptions options = action.options().orElse(simulation.scenario.migration());
        int asked = event(
                Event.Kind.MOVE_ASKED,
                action.vm(),
                -1,
                Map.of("to", action.to(), "technique", action.technique().id()));
        Situations.Looked looked = Situations.look(simulation, action);
        List<Blocker> findings = looked.findings();
        List<Blocker> blockers = Preflight.with(Severity.BLOCKS, findings);
        int number = simulation.moves.size() + simulation.refused.size();
        String from = simulation.world.vm(action.vm()).host();
        if (!blockers.isEmpty()) {
            simulation.refused.add(
                    Refusals.refused(number, action, from, simulation.scenario.lens(), options, blockers));
            event(Event.Kind.MOVE_REFUSED, action.vm(), asked, Refusals.arguments(action, blockers.getFirst()));
            return;
        }
        for (Blocker warning : findings) {
            event(Event.Kind.MOVE_WARNED, action.vm(), asked, Refusals.arguments(action, warning));
        }
        begin(action, options, number, asked, looked.path().orElseThrow());
    }

    private void begin(Action.Migrate action, MigrationOptions options, int number, int asked, List<String> path) {
        Vm vm = simulation.scenario.vm(action.vm());
        String from = simulation.world.vm(vm.id()).host();
        MoveSpec spec = new MoveSpec(
                number,
                vm,
                from,
                action.to(),
                action.technique(),
                simulation.scenario.lens(),
                options,
                simulation.now(),
                1,
                simulation.machine,
                Stepping.CLOSED_FORM);
        Move process = HandOver.of(
                        simulation.devices.current(vm.id()),
                        action.technique(),
                        options.devices(),
                        simulation.scenario.host(from).sriov())
                .around(spec);
        if (crowded()) {
            process.spareMemory();
        }
        simulation.world.loadChanges(vm.id()).forEach(change -> process.load(change.atNanos(), change.scale()));
        ActiveMove move = new ActiveMove(spec, process, path, simulation.world.place(vm.id()), asked);
        simulation.begin(move);
        simulation.network.prepare(simulation, move);
        simulation.breakdown.standing(move);
    }

    private @org.jspecify.annotations.Nullable ActiveMove underWay(String vm) {
        return simulation.schedule.of(vm);
    }

    private void cancel(Action.Cancel action) {
        ActiveMove move = underWay(action.vm());
        if (move == null) {
            refuse(action, action.vm(), "no-move");
            return;
        }
        move.process.cancel(simulation.now(), "asked");
        if (move.process.finished()) {
            MoveEvents.handle(simulation, move, List.of(new Happening.Cancelled("asked")));
        } else if (!move.process.goingBack()) {
            refuse(action, action.vm(), irrevocable(move));
        }
    }

    /** Why a move that goes on cannot be given up. */
    private static String irrevocable(ActiveMove move) {
        if (move.waits) {
            return "postcopy-paused";
        }
        if (move.switched) {
            return "in-postcopy";
        }
        return switch (move.spec.technique()) {
            case PRECOPY, POSTCOPY, HYBRID, STOP_COPY, BLOCK -> "stream-ended";
            case COLD, RESTART -> "guest-shut-down";
            case SUSPEND -> "file-read";
            case CRIU_LAZY -> "in-postcopy";
            case REMUS, CRIU -> "taking-over";
        };
    }

    private void recover(Action.Recover action) {
        ActiveMove move = underWay(action.vm());
        if (move == null || !move.waits) {
            refuse(action, action.vm(), move == null ? "no-move" : "not-paused");
            return;
        }
        boolean way = simulation
                .world
                .routes()
                .path(move.spec.from(), move.spec.to(), action.vm())
                .isPresent();
        if (way) {
            MoveEvents.handle(simulation, move, move.process.recover(simulation.now()));
        } else {
            refuse(action, action.vm(), "no-path");
        }
    }

    private void failHost(Action.FailHost action) {
        if (!simulation.breakdown.powerOff(action.host(), -1)) {
            refuse(action, action.host(), "host-down");
        }
    }

    private void restart(Action.Restart action) {
        String reason = simulation.breakdown.restart(action.vm(), action.host().orElse(""));
        if (!reason.isEmpty()) {
            refuse(action, action.vm(), reason);
        }
    }

    private void startPostcopy(Action.StartPostcopy action) {
        ActiveMove move = underWay(action.vm());
        if (move == null) {
            refuse(action, action.vm(), "no-move");
            return;
        }
        boolean asksFor = move.spec.technique() == Technique.POSTCOPY || move.spec.technique() == Technique.HYBRID;
        if (asksFor || move.process.record().options().postcopy().allowed()) {
            move.process.startPostcopy(simulation.now());
        } else {
            // QEMU: "Enable postcopy with migrate_set_capability before the start of migration".
            refuse(action, action.vm(), "postcopy-not-allowed");
        }
    }

    private void setLinkRate(Action.SetLinkRate action) {
        if (simulation.world.rate(action.linkId(), action.bytesPerSecond())) {
            event(
                    Event.Kind.LINK_RATE_SET,
                    action.linkId(),
                    -1,
                    Map.of("bytesPerSecond", Double.toString(action.bytesPerSecond())));
        } else {
            refuse(action, action.linkId(), "no-link");
        }
    }

    private void setPauseLimit(Action.SetPauseLimit action) {
        ActiveMove move = underWay(action.vm());
        if (move == null) {
            refuse(action, action.vm(), "no-move");
            return;
        }
        move.process.options(simulation.now(), move.process.record().options().withDowntimeLimit(action.nanos()));
        event(Event.Kind.PAUSE_LIMIT_SET, action.vm(), -1, Map.of("nanos", Long.toString(action.nanos())));
    }

    private void setThrottle(Action.SetThrottle action) {
        ActiveMove move = underWay(action.vm());
        String reason = move == null ? "no-move" : HandThrottle.refusal(move, action.percent());
        if (move == null || !reason.isEmpty()) {
            refuse(action, action.vm(), reason);
            return;
        }
        move.process.options(simulation.now(), HandThrottle.options(move, action.percent()));
        event(Event.Kind.THROTTLE_SET, action.vm(), -1, Map.of("percent", Integer.toString(action.percent())));
    }

    private void setOption(Action.SetOption action) {
        ActiveMove move = underWay(action.vm());
        if (move == null) {
            refuse(action, action.vm(), "no-move");
            return;
        }
        move.process.options(simulation.now(), action.options());
    }

    private void setLoad(Action.SetLoad action) {
        simulation.world.load(action.vm(), simulation.now(), action.scale());
        ActiveMove move = underWay(action.vm());
        if (move != null) {
            move.process.load(simulation.now(), action.scale());
        }
        event(Event.Kind.LOAD_SET, action.vm(), -1, Map.of("scale", Double.toString(action.scale())));
    }

    private void cutLink(Action.CutLink action) {
        if (!simulation.breakdown.cut(action.linkId(), -1)) {
            refuse(action, action.linkId(), "no-link");
        }
    }

    private void restoreLink(Action.RestoreLink action) {
        if (!simulation.breakdown.restore(action.linkId(), -1)) {
            refuse(action, action.linkId(), "not-cut");
        }
    }

    private boolean crowded() {
        int machines = simulation.scenario.vms().size();
        return machines > MANY && machines > CROWD * simulation.scenario.hosts().size();
    }
}
