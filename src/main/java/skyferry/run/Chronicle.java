package skyferry.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.dataplane.DataPlane;
import skyferry.isolation.IsolationReport;
import skyferry.model.Fabric;
import skyferry.model.Fault;
import skyferry.model.Scenario;

/** What a simulation writes down as it goes: events, and the discrete state with the instants at which it changed. */
final class Chronicle {
    final List<Event> events;
    final Spans.Builder<Fabric> fabric;
    final Spans.Builder<DataPlane> dataPlane;
    final Spans.Builder<DataPlane> meant;
    final Spans.Builder<List<Fault>> faults;
    final Spans.Builder<IsolationReport> isolation;
    final Spans.Builder<MacTables> macs;
    final Spans.Builder<Set<String>> hostsDown;
    final Spans.Builder<Map<String, List<CardAt>>> cards;
    final Map<String, Spans.Builder<WorldAt.VmAt>> vms = new LinkedHashMap<>();
    final Map<String, Spans.Builder<Integer>> copies = new HashMap<>();

    Chronicle(Scenario scenario, WorldState world, DataPlane installed, IsolationReport report) {
        events = new ArrayList<>();
        fabric = new Spans.Builder<Fabric>().set(0, world.fabric());
        dataPlane = new Spans.Builder<DataPlane>().set(0, installed);
        meant = new Spans.Builder<DataPlane>().set(0, installed);
        faults = new Spans.Builder<List<Fault>>().set(0, List.of());
        isolation = new Spans.Builder<IsolationReport>().set(0, report);
        macs = new Spans.Builder<MacTables>().set(0, MacTables.atTheStart(scenario));
        hostsDown = new Spans.Builder<Set<String>>().set(0, Set.of());
        cards = new Spans.Builder<Map<String, List<CardAt>>>().set(0, world.cards());
        for (String vm : scenario.vms().keySet()) {
            vms.put(vm, new Spans.Builder<WorldAt.VmAt>().set(0, world.vm(vm)));
        }
    }

    private Chronicle(Chronicle other) {
        events = new ArrayList<>(other.events);
        fabric = other.fabric.copy();
        dataPlane = other.dataPlane.copy();
        meant = other.meant.copy();
        faults = other.faults.copy();
        isolation = other.isolation.copy();
        macs = other.macs.copy();
        hostsDown = other.hostsDown.copy();
        cards = other.cards.copy();
        other.copies.forEach((vm, spans) -> copies.put(vm, spans.copy()));
        other.vms.forEach((vm, spans) -> vms.put(vm, spans.copy()));
    }

    Chronicle copy() {
        return new Chronicle(this);
    }

    /** Writes an event down and gives its number. */
    int event(long nanos, Event.Kind kind, String subject, int cause, Map<String, String> arguments) {
        events.add(new Event(events.size(), nanos, kind, subject, cause, arguments));
        return events.size() - 1;
    }

    /** So many copies of a machine run from now on; 1 where nothing is written down. */
    void copies(long nanos, String vm, int running) {
        copies.computeIfAbsent(vm, id -> new Spans.Builder<Integer>().set(0, 1)).set(nanos, running);
    }

    void vm(long nanos, WorldAt.VmAt vm) {
        Spans.Builder<WorldAt.VmAt> spans = vms.get(vm.id());
        if (spans != null) {
            spans.set(nanos, vm);
        }
    }
}
