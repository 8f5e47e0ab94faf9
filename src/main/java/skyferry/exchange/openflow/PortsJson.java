package skyferry.exchange.openflow;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Stage;
import skyferry.exchange.openflow.Stations.Station;
import skyferry.model.Network;
import skyferry.model.Scenario;
import tools.jackson.core.JsonGenerator;

/** {@code ports.json}: hosts, ports, machines, tenants. */
final class PortsJson {
    private final Scenario scenario;
    private final DataPlane dataPlane;
    private final Stations stations;
    private final JsonGenerator json;

    private PortsJson(Scenario scenario, DataPlane dataPlane, JsonGenerator json) {
        this.scenario = scenario;
        this.dataPlane = dataPlane;
        this.stations = Stations.of(scenario);
        this.json = json;
    }

    static String of(Scenario scenario, DataPlane dataPlane) {
        return JsonText.of(json -> new PortsJson(scenario, dataPlane, json).write());
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("format", "ovs-oracle/1");
        json.writeStringProperty("about", scenario.title().in("en"));
        json.writeObjectPropertyStart("tables");
        for (Stage stage : Stage.values()) {
            json.writeStringProperty(Integer.toString(stage.table()), stage.name());
        }
        json.writeEndObject();
        tenants();
        machines();
        json.writeObjectPropertyStart("hosts");
        dataPlane.bridges().values().forEach(this::host);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void tenants() {
        json.writeObjectPropertyStart("tenants");
        scenario.tenants().keySet().forEach(tenant -> {
            json.writeObjectPropertyStart(tenant);
            scenario.networks().values().stream()
                    .filter(network -> network.tenant().equals(tenant))
                    .findFirst()
                    .ifPresent(network -> json.writeNumberProperty(
                            network.type() == Network.Type.VLAN ? "vlan" : "vni", network.segmentId()));
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void machines() {
        json.writeObjectPropertyStart("vms");
        for (Station station : stations.all()) {
            json.writeObjectPropertyStart(station.name());
            json.writeStringProperty("tenant", station.vm().tenant());
            json.writeStringProperty("mac", station.nic().mac().toString());
            json.writeStringProperty("ip", station.nic().ip().address());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void host(Bridge bridge) {
        json.writeObjectPropertyStart(bridge.host());
        json.writeStringProperty("vtep", bridge.vtep().address());
        Map<String, Integer> tags = new LinkedHashMap<>();
        bridge.ports().stream().filter(Bridge.Port::isMachines).forEach(port -> tags.put(port.network(), port.tag()));
        json.writeObjectPropertyStart("local_tags");
        tags.forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeArrayPropertyStart("ports");
        bridge.ports().forEach(this::port);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void port(Bridge.Port port) {
        json.writeStartObject();
        json.writeStringProperty("name", port.name());
        if (port.number() != 0) {
            json.writeNumberProperty("ofport", port.number());
        }
        switch (port.kind()) {
            case VM -> machine(port, "vm");
            case REPRESENTOR -> machine(port, "vf-rep");
            case VF -> {
                machine(port, "vf");
                json.writeStringProperty("physnet", "physnet1");
                json.writeNumberProperty("vlan", port.vlan());
                json.writeBooleanProperty("spoofchk", true);
            }
            case TUNNEL -> tunnel(port);
            case UPLINK -> {
                json.writeStringProperty("kind", "phys");
                json.writeStringProperty("physnet", "physnet1");
            }
        }
        json.writeEndObject();
    }

    private void machine(Bridge.Port port, String kind) {
        json.writeStringProperty("kind", kind);
        json.writeStringProperty("vm", stations.of(port).map(Station::name).orElse(port.vm()));
        json.writeStringProperty("state", port.state().name().toLowerCase(Locale.ROOT));
    }

    private void tunnel(Bridge.Port port) {
        json.writeStringProperty("kind", "tunnel");
        json.writeStringProperty("type", port.tunnel().id());
        json.writeStringProperty("remote", port.remote());
        json.writeStringProperty("key", "flow");
        if (!port.remoteAddress().equals(scenario.host(port.remote()).vtep())) {
            json.writeStringProperty("remote_ip", port.remoteAddress().address());
        }
    }
}
