package skyferry.scenario.section;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import skyferry.model.Action;
import skyferry.model.Fabric;
import skyferry.model.Node;
import skyferry.model.Vm;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;

/** Checks that hosts can reach each other, and that rules about placement can hold. */
final class ReachChecks {
    private final Sections sections;
    private final Reading in;

    ReachChecks(Sections sections, Reading in) {
        this.sections = sections;
        this.in = in;
    }

    void run() {
        reach();
        sections.machines().values().forEach(this::affinity);
    }

    /** Names each host that the first one cannot reach. A file with errors may just lack a link that was refused. */
    private void reach() {
        Fabric fabric = sections.fabric();
        List<Node> hosts = fabric.nodes(Node.Kind.HOST);
        if (hosts.size() < 2 || in.diagnostics().hasErrors()) {
            return;
        }
        ConnectivityInspector<Node, ?> inspector = new ConnectivityInspector<>(fabric.graph());
        Node first = hosts.getFirst();
        for (Node host : hosts) {
            if (!inspector.pathExists(first, host)) {
                Place place = Optional.ofNullable(sections.hosts().get(host.id()))
                        .map(made -> made.fields().place())
                        .orElse(Place.START);
                in.diagnostics()
                        .at(place, Problem.UNREACHABLE_HOST, host.id(), first.id())
                        .add();
            }
        }
    }

    private void affinity(Made<Vm> made) {
        Fields fields = made.fields();
        for (String other : made.value().antiAffinity()) {
            if (made.value().affinity().contains(other)
                    || other.equals(made.value().id())) {
                in.diagnostics()
                        .at(
                                fields.at(VmSection.ANTI_AFFINITY),
                                Problem.AFFINITY_CONFLICT,
                                made.value().id(),
                                other)
                        .add();
            }
        }
    }

    /** Warns of actions that come after the end of the run. */
    static void late(List<Action> actions, Fields file, long untilNanos, Reading in) {
        for (Action action : actions) {
            if (file.has(FileKeys.UNTIL) && action.atNanos() > untilNanos) {
                in.diagnostics()
                        .at(
                                file.at(FileKeys.ACTIONS),
                                Problem.NEVER_REACHED,
                                seconds(action.atNanos()),
                                seconds(untilNanos))
                        .add();
            }
        }
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
    }
}
