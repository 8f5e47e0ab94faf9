package skyferry.isolation;

import java.util.Optional;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Field;
import skyferry.dataplane.Flow;
import skyferry.dataplane.FlowAction;
import skyferry.dataplane.Match;
import skyferry.model.Scenario;

/**
 * What every flow and every port has to keep to by itself, so that tenants are apart whatever the others do (local contracts, as
 * RCDC checks them, SIGCOMM 2019).
 *
 * <p>Every number that a bridge or a tunnel keeps beside a packet stands for a tenant or for nobody ({@link Owners}). A packet
 * enters by a port that stands for its sender's tenant. The contract of a flow: where the packets that it matches have a number
 * that stands for a tenant, it writes no number of another one and sends them to no port of another one; where they have none,
 * it writes none that stands for anybody. The contract of a port: its number stands for its machine's tenant. If all are kept,
 * then by induction over the steps of any packet all its numbers stand for its sender's tenant, and it comes to no port of
 * another. A broken contract proves nothing; it says whose packets must be looked at more closely.
 */
final class Contracts {
    private final Owners owners;

    Contracts(Scenario scenario) {
        owners = new Owners(scenario);
    }

    /** A contract that is not kept: a flow's, or that of a port by its name. */
    record Breach(String host, Optional<Flow> flow, String port, Suspects suspects) {}

    Owners owners() {
        return owners;
    }

    /** Whose packets a flow of a host can lead to another tenant, as far as can be told from the flow alone. */
    Suspects suspects(String host, Flow flow) {
        int known = Owners.NOBODY;
        Match match = flow.match();
        for (int i = 0; i < match.size(); i++) {
            Field field = match.field(i);
            if (match.mask(i) == field.fullMask()) {
                int owner = owners.of(host, field, match.value(i));
                if (owner >= 0 && known >= 0 && owner != known) {
                    return Suspects.NONE;
                }
                known = owner >= 0 ? owner : known;
            }
        }
        for (int i = 0; i < flow.actions().size(); i++) {
            if (!isKept(host, known, flow.actions().get(i))) {
                return Suspects.of(known);
            }
        }
        return Suspects.NONE;
    }

    private boolean isKept(String host, int known, FlowAction action) {
        return switch (action) {
            case FlowAction.SetField(Field field, long value) -> mayHave(known, owners.of(host, field, value));
            case FlowAction.Move(Field from, Field to) ->
                Owners.Kind.of(to) == Owners.Kind.PLAIN || Owners.Kind.of(to) == Owners.Kind.of(from);
            case FlowAction.Output(int port) -> mayHave(known, owners.ofPort(host, port));
            case FlowAction.OutputRegister(Field register) -> Owners.Kind.of(register) == Owners.Kind.PORT;
            case FlowAction.PushVlan(int vid) -> mayHave(known, owners.ofVlan(vid));
            case FlowAction.Resubmit _,
                    FlowAction.OutputInPort _,
                    FlowAction.Track _,
                    FlowAction.Commit _,
                    FlowAction.PopVlan _,
                    FlowAction.Learn _ -> true;
        };
    }

    private static boolean mayHave(int known, int owner) {
        return owner == Owners.NOBODY || owner == known;
    }

    /** Whose packets a port of a host can bring to another tenant, or take from one. */
    Suspects suspects(String host, Bridge.Port port) {
        int owner = owners.ofMachine(port.vm());
        return switch (port.kind()) {
            case VM, REPRESENTOR -> owner == owners.ofPort(host, port.number()) ? Suspects.NONE : Suspects.EVERYBODY;
            case TUNNEL, UPLINK ->
                owners.ofPort(host, port.number()) == Owners.NOBODY ? Suspects.NONE : Suspects.EVERYBODY;
            case VF -> {
                int wire = owners.ofVlan(port.vlan());
                if (wire == owner) {
                    yield Suspects.NONE;
                }
                yield wire == Owners.NOBODY
                        ? Suspects.of(owner)
                        : Suspects.of(owner).and(Suspects.of(wire));
            }
        };
    }
}
