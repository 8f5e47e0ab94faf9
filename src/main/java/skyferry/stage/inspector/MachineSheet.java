package skyferry.stage.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.PageClass;
import skyferry.model.Scenario;
import skyferry.model.Vm;
import skyferry.run.Explanations.Figure;
import skyferry.run.NicPath;
import skyferry.run.PathPrice;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;
import skyferry.scene.Quantities;
import skyferry.stage.inspector.Sheet.Row;
import skyferry.stage.inspector.Sheet.Section;
import skyferry.stage.words.Words;

/** The sheet of a machine: its move if there is one, then the machine itself. */
final class MachineSheet {
    private final Words words;
    private final Timeline timeline;
    private final WorldAt world;
    private final Vm vm;

    MachineSheet(Words words, Timeline timeline, WorldAt world, Vm vm) {
        this.words = words;
        this.timeline = timeline;
        this.world = world;
        this.vm = vm;
    }

    Sheet sheet() {
        Optional<WorldAt.MoveAt> moving = world.moves().stream()
                .filter(m -> m.record().vm().equals(vm.id()))
                .findFirst();
        Optional<MigrationRecord> last = timeline.migrations().stream()
                .filter(m -> m.vm().equals(vm.id()) && m.startNanos() <= world.nanos())
                .filter(m -> m.outcome() != Outcome.REFUSED)
                .reduce((a, b) -> b);
        List<Section> sections = new ArrayList<>();
        moving.ifPresentOrElse(
                m -> sections.add(new Section("", underWay(m))),
                () -> last.ifPresent(m -> sections.add(new Section("", ended(m)))));
        sections.add(new Section(sections.isEmpty() ? "" : words.of("sheet.machine"), machine()));
        return new Sheet(
                vm.id(),
                Optional.of(vm.tenant()),
                context(),
                moving.map(this::movingSubtitle).orElseGet(() -> stillSubtitle(last)),
                sections,
                last,
                last.map(m ->
                        moving.isPresent() && world.nanos() < m.pausedNanos().orElse(Long.MAX_VALUE)
                                ? Figure.PREDICTED_DOWNTIME
                                : moving.isPresent() && asked(m) >= 1 ? Figure.GUEST_SPEED : Figure.DOWNTIME));
    }

    /** Pages that the guest has asked for so far. */
    private double asked(MigrationRecord record) {
        return record.guest().faults().at(world.nanos());
    }

    private String context() {
        Scenario scenario = timeline.scenario();
        String tenant = scenario.tenants().containsKey(vm.tenant())
                ? scenario.tenants().get(vm.tenant()).title().in("en")
                : "";
        String name = tenant.isEmpty() ? vm.tenant() : tenant;
        return vm.nics().isEmpty()
                ? name
                : name + " · " + segment(scenario.network(vm.nics().getFirst().network()));
    }

    private String segment(Network network) {
        return words.of(
                network.type() == Network.Type.VLAN ? "sheet.vlan" : "sheet.vni",
                Integer.toString(network.segmentId()));
    }

    private String movingSubtitle(WorldAt.MoveAt move) {
        MigrationRecord record = move.record();
        String phase = move.phase() == WorldAt.Phase.PRECOPY
                ? words.of(
                        "phase.PRECOPY",
                        words.code("technique", record.technique().id()),
                        move.round())
                : words.of("phase." + move.phase());
        return words.of("sheet.moving", phase, record.from(), record.to());
    }

    private String stillSubtitle(Optional<MigrationRecord> last) {
        WorldAt.VmAt at = world.vms().get(vm.id());
        String where = at == null ? "" : words.of("state." + at.state(), at.host());
        return last.map(m -> where + " · " + words.of("outcome." + m.outcome(), m.from(), m.to()))
                .orElse(where);
    }

    private List<Row> underWay(WorldAt.MoveAt move) {
        MigrationRecord record = move.record();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(words.of("figure.LEFT_TO_SEND"), Quantities.bytes(move.leftBytes()), Figure.LEFT_TO_SEND));
        rows.add(Row.of(words.of("figure.LINK_SHARE"), Quantities.rate(move.bytesPerSecond()), Figure.LINK_SHARE));
        rows.add(Row.of(words.of("figure.DIRTYING"), dirtying(move), Figure.DIRTYING));
        boolean paused = world.nanos() >= record.pausedNanos().orElse(Long.MAX_VALUE);
        rows.add(
                paused
                        ? Row.of(
                                words.of("figure.DOWNTIME"),
                                Quantities.duration(record.downtimeNanos()),
                                Figure.DOWNTIME)
                        : Row.of(
                                words.of("figure.PREDICTED_DOWNTIME"),
                                Quantities.duration(Math.round(move.expectedDowntimeNanos())),
                                Figure.PREDICTED_DOWNTIME));
        if (move.throttlePercent() > 0) {
            rows.add(Row.of(words.of("figure.throttle"), move.throttlePercent() + " %", Figure.GUEST_SPEED));
        }
        double asked = asked(record);
        if (asked >= 1) {
            rows.add(Row.of(words.of("figure.FAULTS"), Quantities.count(Math.round(asked)), Figure.FAULTS));
        }
        if (asked >= 1 || move.throttlePercent() > 0) {
            rows.add(Row.of(
                    words.of("figure.GUEST_SPEED"),
                    Quantities.percent(record.guest().speed().at(world.nanos())),
                    Figure.GUEST_SPEED));
        }
        rows.add(Row.of(words.of("figure.elapsed"), elapsed(record)));
        return rows;
    }

    /** QEMU counts when it fetches the bitmap: before the first time there is no number, which is not the same as none dirty. */
    private String dirtying(WorldAt.MoveAt move) {
        return move.round() <= 1 && move.dirtyPagesPerSecond() == 0
                ? words.of("figure.uncounted")
                : Quantities.pagesPerSecond(move.dirtyPagesPerSecond());
    }

    private String elapsed(MigrationRecord record) {
        String gone = Quantities.duration(world.nanos() - record.startNanos());
        return record.outcome() == Outcome.COMPLETED
                ? gone + " · " + Quantities.duration(Math.max(0, record.lastNanos() - world.nanos()))
                : gone + " · " + words.of("sheet.open");
    }

    private List<Row> ended(MigrationRecord record) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(words.of("figure.TOTAL_TIME"), Quantities.duration(record.totalNanos()), Figure.TOTAL_TIME));
        if (record.outcome() == Outcome.COMPLETED) {
            rows.add(Row.of(words.of("figure.DOWNTIME"), Quantities.duration(record.downtimeNanos()), Figure.DOWNTIME));
            rows.add(Row.of(
                    words.of("figure.GUEST_PAUSE"), Quantities.duration(record.guestPauseNanos()), Figure.GUEST_PAUSE));
            silences(record, rows);
        }
        rows.add(Row.of(words.of("figure.sent"), Quantities.bytes(record.transferredBytes()), Figure.TOTAL_TIME));
        rows.add(Row.of(words.of("figure.rounds"), Integer.toString(record.rounds()), Figure.TOTAL_TIME));
        return rows;
    }

    /** The longest silence of a probe, and what a TCP stream in its place would have stood still. */
    private void silences(MigrationRecord record, List<Row> rows) {
        long outage = 0;
        long stall = 0;
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            for (Timeline.Silence silence : probe.silences()) {
                if (silence.migration() == record.number()
                        && silence.untilNanos().isPresent()) {
                    outage = Math.max(outage, silence.untilNanos().getAsLong() - silence.fromNanos());
                    stall = Math.max(stall, silence.tcpStallNanos());
                }
            }
        }
        if (outage > 0) {
            rows.add(Row.of(words.of("figure.outage"), Quantities.duration(outage)));
            rows.add(Row.of(words.of("figure.TCP_STALL"), Quantities.duration(stall), Figure.TCP_STALL));
        }
    }

    private List<Row> machine() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(words.of("figure.memory"), Quantities.bytes(vm.ramBytes())));
        rows.add(Row.of(words.of("figure.writes"), Quantities.pagesPerSecond(writes())));
        rows.add(Row.of(words.of("figure.vcpus"), words.of("sheet.vcpus", vm.vcpus(), Quantities.percent(vm.load()))));
        rows.add(Row.of(words.of("figure.cpu"), vm.cpu().id()));
        for (int card = 0; card < vm.nics().size(); card++) {
            Nic nic = vm.nics().get(card);
            rows.add(Row.of(words.of("figure.address"), nic.ip().toString()));
            rows.add(Row.of(words.of("figure.mac"), nic.mac().toString()));
            rows.add(Row.of(words.of("figure.attach"), words.of("attach." + nic.attach())));
            world.path(vm.id(), card)
                    .map(path -> Row.of(words.of("figure.path"), words.of("way." + path.id())))
                    .ifPresent(rows::add);
            world.path(vm.id(), card).ifPresent(path -> prices(path, rows));
            if (!nic.groups().isEmpty()) {
                rows.add(Row.of(words.of("figure.groups"), nic.groups().stream().collect(Collectors.joining(", "))));
            }
        }
        rows.add(Row.of(words.of("figure.disk"), words.of("disk." + vm.disk().kind())));
        return rows;
    }

    /** What the card's way through the host costs, each figure with where it is from. */
    private void prices(NicPath path, List<Row> rows) {
        Optional<PathPrice> here = Optional.ofNullable(world.vms().get(vm.id()))
                .flatMap(at -> PathPrice.of(
                        path, timeline.scenario().host(at.host()).platform().dataPath()));
        for (PathPrice price : PathPrice.of(path)) {
            String way = words.of("price." + price.way());
            rows.add(Row.of(
                    here.equals(Optional.of(price)) ? words.of("price.inUse", way) : way,
                    words.of(
                            "price.figures",
                            Quantities.duration(price.latencyNanos()),
                            words.of("price.source." + price.latency()),
                            Quantities.duration(price.packetNanos()),
                            words.of("price.source." + price.packet()),
                            price.pollingCpus())));
        }
    }

    private double writes() {
        return vm.memory().classes().stream()
                .mapToDouble(PageClass::writesPerSecond)
                .sum();
    }
}
