package skyferry.stage.inspector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skyferry.dataplane.Bridge;
import skyferry.model.Host;
import skyferry.model.Link;
import skyferry.model.Network;
import skyferry.model.Overlays;
import skyferry.model.Scenario;
import skyferry.model.Sriov;
import skyferry.run.MacEntry;
import skyferry.run.Tap;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;
import skyferry.scene.Picture.Target;
import skyferry.scene.Quantities;
import skyferry.stage.inspector.Sheet.Row;
import skyferry.stage.inspector.Sheet.Section;
import skyferry.stage.words.Words;

/** The sheets of everything that can be selected. */
final class Sheets {
    private final Words words;

    Sheets(Words words) {
        this.words = words;
    }

    /** The sheet of a thing at an instant; without one, the sheet of the scenario. */
    Sheet of(Optional<Target> target, Timeline timeline, WorldAt world) {
        Scenario scenario = timeline.scenario();
        Optional<Sheet> sheet = target.flatMap(t -> switch (t) {
            case Target.VmTarget vm ->
                Optional.ofNullable(scenario.vms().get(vm.vm()))
                        .map(v -> new MachineSheet(words, timeline, world, v).sheet());
            case Target.HostTarget host ->
                Optional.ofNullable(scenario.hosts().get(host.host())).map(h -> host(h, world));
            case Target.NodeTarget node -> world.fabric().node(node.node()).map(n -> node(n.id(), timeline, world));
            case Target.LinkTarget link -> world.fabric().link(link.link()).map(l -> link(l, timeline, world));
            case Target.NetworkTarget network ->
                Optional.ofNullable(scenario.networks().get(network.network())).map(n -> network(n, scenario, world));
            case Target.BridgeTarget bridge ->
                Optional.ofNullable(world.dataPlane().bridges().get(bridge.host()))
                        .map(this::bridge);
            case Target.TimeTarget time -> Optional.<Sheet>empty();
            case Target.MomentTarget moment -> Optional.<Sheet>empty();
            case Target.FigureTarget figure -> Optional.<Sheet>empty();
        });
        return sheet.orElseGet(() -> scenario(scenario));
    }

    private Sheet scenario(Scenario scenario) {
        String title = scenario.title().in("en");
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(
                words.of("figure.hosts"), Integer.toString(scenario.hosts().size())));
        rows.add(Row.of(
                words.of("figure.machines"), Integer.toString(scenario.vms().size())));
        rows.add(Row.of(
                words.of("figure.tenants"), Integer.toString(scenario.tenants().size())));
        rows.add(Row.of(
                words.of("figure.networks"),
                Integer.toString(scenario.networks().size())));
        return Sheet.still(
                title.isEmpty() ? scenario.id() : title,
                Optional.empty(),
                "",
                words.of("sheet.select"),
                List.of(new Section("", rows)));
    }

    private Sheet host(Host host, WorldAt world) {
        WorldAt.HostAt at = world.hosts().get(host.id());
        List<Row> rows = new ArrayList<>();
        if (at != null) {
            rows.add(Row.of(words.of("figure.cpuShare"), Quantities.percent(at.cpuShare())));
            rows.add(Row.of(words.of("figure.ramShare"), Quantities.percent(at.ramShare())));
            rows.add(Row.of(words.of("figure.ramFree"), Quantities.bytes(at.freeRamBytes())));
            rows.add(Row.of(words.of("figure.machines"), names(at.vms())));
            if (!at.incoming().isEmpty()) {
                rows.add(Row.of(words.of("figure.incoming"), names(at.incoming())));
            }
        }
        List<Row> hardware = new ArrayList<>();
        hardware.add(Row.of(words.of("figure.ram"), Quantities.bytes(host.ramBytes())));
        hardware.add(Row.of(words.of("figure.threads"), Integer.toString(host.cpus())));
        hardware.add(Row.of(words.of("figure.cpu"), host.cpu().id()));
        hardware.add(Row.of(words.of("figure.machineType"), host.machine()));
        hardware.add(Row.of(words.of("figure.vtep"), host.vtep().address()));
        hardware.add(Row.of(
                words.of("figure.dataPath"),
                words.of(
                        "dataPath." + host.platform().dataPath(),
                        host.platform().pollingCpus())));
        hardware.add(Row.of(words.of("figure.vfs"), virtualFunctions(host.sriov(), at)));
        String state = at == null || at.up() ? "sheet.host.up" : "sheet.host.down";
        return Sheet.still(
                host.id(),
                Optional.empty(),
                words.of("sheet.host"),
                words.of(state),
                List.of(new Section("", rows), new Section(words.of("sheet.hardware"), hardware)));
    }

    private String virtualFunctions(Sriov sriov, WorldAt.@org.jspecify.annotations.Nullable HostAt at) {
        if (sriov.virtualFunctions() == 0) {
            return words.of("none");
        }
        long taken = at == null
                ? 0
                : at.vfOwners().stream().filter(owner -> !owner.isEmpty()).count();
        return words.of("sheet.vfs", taken, sriov.virtualFunctions());
    }

    private String names(List<String> names) {
        return names.isEmpty() ? words.of("none") : String.join(", ", names);
    }

    private Sheet node(String id, Timeline timeline, WorldAt world) {
        List<Row> rows = new ArrayList<>();
        for (Link link : world.fabric().links()) {
            WorldAt.LinkAt at = world.links().get(link.id());
            if (link.a().equals(id) || link.b().equals(id)) {
                rows.add(Row.of(
                        words.of("sheet.to", link.other(id)),
                        at == null ? Quantities.rate(link.rateBytesPerSecond()) : load(at)));
            }
        }
        return Sheet.still(
                id,
                Optional.empty(),
                words.of("sheet.node"),
                words.of("sheet.node.load"),
                List.of(new Section("", rows), new Section(words.of("sheet.macs"), macs(id, timeline, world))));
    }

    /** What a switch has learned, with the age of each entry. */
    private List<Row> macs(String id, Timeline timeline, WorldAt world) {
        List<MacEntry> entries = timeline.macTable(id, world.nanos());
        if (entries.isEmpty()) {
            return List.of(Row.of(words.of("sheet.macs.machines"), words.of("none")));
        }
        List<Row> rows = new ArrayList<>();
        for (MacEntry entry : entries) {
            rows.add(Row.of(
                    words.of("sheet.macs.entry", entry.vm(), entry.vlan()),
                    words.of("sheet.macs.port", entry.port(), Quantities.duration(entry.ageNanos()))));
        }
        long life = entries.getFirst().lifeNanos();
        rows.add(Row.of(words.of("sheet.macs.life"), Quantities.duration(life)));
        return rows;
    }

    private static String load(WorldAt.LinkAt at) {
        return Quantities.rate(Math.max(at.aToB(), at.bToA())) + " / " + Quantities.rate(at.capacityBytesPerSecond());
    }

    /** What somebody with a tap on the cable reads now. */
    private Section eavesdropper(Link link, Timeline timeline, WorldAt world) {
        List<Row> rows = new ArrayList<>();
        for (Tap.Seen seen : Tap.on(timeline, link.id(), world.nanos()).seen()) {
            String cover = words.of("tap." + seen.cover().name());
            String what = seen.inner().isEmpty() ? seen.outer() : seen.inner();
            String who = words.of("tap." + seen.kind().name(), seen.vm());
            rows.add(Row.of(who, what.isEmpty() ? cover : what + " · " + cover));
        }
        if (rows.isEmpty()) {
            rows.add(Row.of(words.of("tap.nothing"), ""));
        }
        return new Section(words.of("tap.title"), rows);
    }

    private Sheet link(Link link, Timeline timeline, WorldAt world) {
        WorldAt.LinkAt at = world.links().get(link.id());
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(words.of("figure.rate"), Quantities.rate(link.rateBytesPerSecond())));
        rows.add(Row.of(words.of("figure.delay"), Quantities.duration(link.delayNanos())));
        if (at != null) {
            rows.add(Row.of(link.a() + " → " + link.b(), Quantities.rate(at.aToB())));
            rows.add(Row.of(link.b() + " → " + link.a(), Quantities.rate(at.bToA())));
        }
        return Sheet.still(
                link.a() + " – " + link.b(),
                Optional.empty(),
                words.of("sheet.link"),
                words.of(at == null || at.up() ? "sheet.link.up" : "sheet.link.down"),
                List.of(new Section("", rows), eavesdropper(link, timeline, world)));
    }

    private Sheet network(Network network, Scenario scenario, WorldAt world) {
        Overlays overlays =
                Overlays.of(scenario.networks().values(), scenario.vms().values(), placement(world));
        List<String> machines = scenario.vms().values().stream()
                .filter(vm -> vm.nics().stream().anyMatch(nic -> nic.network().equals(network.id())))
                .map(vm -> vm.id())
                .toList();
        List<Row> rows = List.of(
                Row.of(
                        words.of("figure.type"),
                        network.type().id().toUpperCase(Locale.ROOT) + " " + network.segmentId()),
                Row.of(words.of("figure.subnet"), network.subnet().cidr()),
                Row.of(words.of("figure.mtu"), network.mtu() + " B"),
                Row.of(words.of("figure.stations"), names(List.copyOf(overlays.stations(network.id())))),
                Row.of(words.of("figure.machines"), names(machines)));
        return Sheet.still(
                network.id(),
                Optional.of(network.tenant()),
                network.tenant(),
                words.of("sheet.network"),
                List.of(new Section("", rows)));
    }

    private static Map<String, String> placement(WorldAt world) {
        Map<String, String> hosts = new LinkedHashMap<>();
        world.vms().forEach((vm, at) -> hosts.put(vm, at.host()));
        return hosts;
    }

    private Sheet bridge(Bridge bridge) {
        List<Row> rows = new ArrayList<>();
        for (Bridge.Port port : bridge.ports()) {
            rows.add(Row.of(
                    words.of("sheet.port", Integer.toString(port.number()), port.name()),
                    port.vm().isEmpty()
                            ? words.of("sheet.tunnel", port.remote())
                            : port.vm() + " · " + words.of("port." + port.state())));
        }
        return Sheet.still(
                "br-int",
                Optional.empty(),
                bridge.host(),
                words.of("sheet.bridge"),
                List.of(new Section(words.of("sheet.ports"), rows)));
    }
}
