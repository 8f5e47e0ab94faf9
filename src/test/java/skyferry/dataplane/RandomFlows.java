package skyferry.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import skyferry.model.Network;
import skyferry.model.Scenario;

/** Puts flows that no controller means into the tables of a world: drawn from a seed, of every table and many actions. */
public final class RandomFlows {
    private final SplittableRandom random;
    private final Scenario scenario;
    private final Numbering numbering;

    private RandomFlows(Scenario scenario, long seed) {
        this.random = new SplittableRandom(seed);
        this.scenario = scenario;
        this.numbering = new Numbering(scenario);
    }

    /** The state with one to three strange flows more. */
    public static DataPlane in(DataPlane state, Scenario scenario, long seed) {
        RandomFlows flows = new RandomFlows(scenario, seed);
        DataPlane next = state;
        for (int i = flows.random.nextInt(3); i >= 0; i--) {
            Bridge bridge = flows.pick(List.copyOf(next.bridges().values()));
            next = next.with(bridge.withFlows(List.of(), List.of(flows.flow(bridge))));
        }
        return next;
    }

    private Flow flow(Bridge bridge) {
        Stage stage = pick(List.of(Stage.values()));
        Match match = Match.ANY;
        for (Field field : List.of(Field.IN_PORT, Field.REG6, Field.REG7, Field.TUN_ID, Field.ETH_DST)) {
            boolean isKey = field == stage.key();
            if (random.nextInt(isKey ? 3 : 6) > (isKey ? 0 : 4)) {
                match = match.with(field, value(bridge, field));
            }
        }
        List<FlowAction> actions = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Field field = pick(List.of(Field.REG6, Field.REG7, Field.TUN_ID, Field.REG4));
            actions.add(new FlowAction.SetField(field, value(bridge, field)));
        }
        actions.add(
                switch (random.nextInt(5)) {
                    case 0 -> new FlowAction.Output((int) value(bridge, Field.IN_PORT));
                    case 1 -> new FlowAction.OutputRegister(Field.REG7);
                    default -> new FlowAction.Resubmit(pick(after(stage)).table());
                });
        return new Flow(stage.table(), 50 + random.nextInt(100), match, actions, 0, "strange");
    }

    private List<Stage> after(Stage stage) {
        List<Stage> later = new ArrayList<>(List.of(Stage.values()));
        later.removeIf(other -> other.compareTo(stage) <= 0);
        return later.isEmpty() ? List.of(Stage.OUTPUT) : later;
    }

    private long value(Bridge bridge, Field field) {
        Network network = pick(List.copyOf(scenario.networks().values()));
        return switch (field) {
            case REG6 -> numbering.tag(bridge.host(), network.id());
            case TUN_ID -> network.segmentId();
            case IN_PORT, REG7 ->
                bridge.ports().isEmpty() ? 1 : pick(bridge.ports()).number();
            case ETH_DST ->
                pick(List.copyOf(scenario.vms().values()))
                        .nics()
                        .getFirst()
                        .mac()
                        .bits();
            default -> random.nextInt(2);
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
