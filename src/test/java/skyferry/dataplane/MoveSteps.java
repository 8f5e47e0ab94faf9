package skyferry.dataplane;

import java.util.LinkedHashMap;
import java.util.Map;
import skyferry.model.Scenario;

/** Everything that is installed at every station of a move, by name. */
public final class MoveSteps {
    private final Controller controller;
    private final Map<String, DataPlane> steps = new LinkedHashMap<>();
    private DataPlane state;
    private Bindings bindings;

    private MoveSteps(Scenario scenario) {
        controller = new Controller(scenario);
        state = controller.initial();
        bindings = Bindings.of(scenario);
        steps.put("before", state);
    }

    /** Before, each push of the preparation, paused, resumed, each push of the switch, activated, each push of the cleaning. */
    public static Map<String, DataPlane> of(Scenario scenario, String vm, String to) {
        MoveSteps move = new MoveSteps(scenario);
        String from = scenario.vm(vm).host();
        move.pushed("prepared", move.controller.prepare(0, move.bindings, vm, to));
        move.is("paused", move.state.withPortState(from, vm, Bridge.State.DEPARTED));
        move.is("resumed", move.state.withPortState(to, vm, Bridge.State.ACTIVE));
        move.pushed("switched", move.controller.resumed(0, move.bindings, vm));
        move.pushed("activated", move.controller.activated(0, move.bindings, vm));
        move.pushed("cleaned", move.controller.cleaned(0, move.bindings, vm));
        return move.steps;
    }

    private void pushed(String name, Controller.Change change) {
        bindings = change.after();
        change.pushes().forEach(push -> is(name + "-" + push.host(), state.apply(push)));
    }

    private void is(String name, DataPlane next) {
        state = next;
        steps.put(name, next);
    }
}
