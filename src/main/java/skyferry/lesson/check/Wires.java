package skyferry.lesson.check;

import java.util.Locale;
import java.util.Optional;
import skyferry.model.Network;
import skyferry.model.Scenario;
import skyferry.run.Conversation;
import skyferry.run.Tap;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;

/** What checks ask about packets on their way: found by sending one through the tables as they are. */
final class Wires {
    private final Timeline timeline;
    private final Scenario scenario;

    Wires(Timeline timeline) {
        this.timeline = timeline;
        this.scenario = timeline.scenario();
    }

    /** Whether a connection to a port may begin; a ping where no port is asked for. */
    Value allowed(String from, String to, Optional<Integer> port, long nanos) {
        if (!known(from) || !known(to)) {
            return Value.unknown(Value.Reason.NOT_MEASURED);
        }
        Conversation.Kind kind = port.isPresent() ? Conversation.Kind.TCP : Conversation.Kind.ICMP;
        return new Value.Truth(Conversation.at(timeline, nanos, kind, from, to, port.orElse(0))
                .map(held -> held.outcome() == Conversation.Outcome.ANSWERED)
                .orElse(false));
    }

    /** What a packet is wrapped in: {@code vxlan(5001)}; {@code none} on one host or on a VLAN of its own. */
    Value encap(String from, String to, long nanos) {
        if (!known(from) || !known(to)) {
            return Value.unknown(Value.Reason.NOT_MEASURED);
        }
        return Conversation.at(timeline, nanos, Conversation.Kind.ICMP, from, to, 0)
                .map(held -> {
                    long vni = held.request().hops().getLast().vni();
                    Network network =
                            scenario.network(scenario.vm(from).nics().getFirst().network());
                    String type = network.type().id().toLowerCase(Locale.ROOT);
                    return Value.word(vni == 0 ? "none" : type + "(" + vni + ")");
                })
                .orElse(Value.unknown(Value.Reason.NOT_HAPPENED));
    }

    /** The host that packets for a machine are sent to: where its port is active. */
    Value vtep(String vm, long nanos) {
        if (!known(vm)) {
            return Value.unknown(Value.Reason.NOT_MEASURED);
        }
        WorldAt world = timeline.at(nanos);
        return world.dataPlane().activeHost(vm).map(Value::word).orElse(Value.unknown(Value.Reason.NOT_HAPPENED));
    }

    /** The port behind which a switch knows a machine; {@code none} if it does not. */
    Value fdb(String node, String vm, long nanos) {
        return timeline.macTable(node, nanos).stream()
                .filter(entry -> entry.vm().equals(vm))
                .findFirst()
                .map(entry -> Value.word("port(" + entry.port() + ")"))
                .orElse(Value.word("none"));
    }

    /** Whether something of a tenant can be read on a cable. */
    Value readable(String link, String tenant, long nanos) {
        if (scenario.fabric().link(link).isEmpty()) {
            return Value.unknown(Value.Reason.NOT_MEASURED);
        }
        return new Value.Truth(Tap.on(timeline, link, nanos).readable(tenant));
    }

    private boolean known(String vm) {
        return scenario.vms().containsKey(vm);
    }
}
