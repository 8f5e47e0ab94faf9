package skyferry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import skyferry.dataplane.Bindings;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Push;
import skyferry.isolation.BigNet;
import skyferry.model.Scenario;

/**
 * What is installed in a data centre of 1,000 hosts and 10,000 machines while one machine after the other moves, each to a host
 * drawn from a seed: a state for every push, every pause and every resume.
 */
final class TenantMoves {
    static final int HOSTS = 1000;
    static final int MACHINES = 10_000;
    static final int TENANTS = 1000;

    private final Scenario scenario;
    private final Controller controller;
    private final int movers;
    private final SplittableRandom random;
    private DataPlane state;
    private Bindings bindings;

    /**
     * A world before anything moves.
     *
     * @param large how many machines the first tenant has, all that move among them; 0 for as many as every other one
     */
    TenantMoves(int large, long seed) {
        this.scenario = BigNet.of(HOSTS, MACHINES, TENANTS, large, seed);
        this.movers = large == 0 ? MACHINES : large;
        this.random = new SplittableRandom(seed);
        this.controller = new Controller(scenario);
        this.state = controller.initial();
        this.bindings = Bindings.of(scenario);
    }

    Scenario scenario() {
        return scenario;
    }

    /** What is installed by now. */
    DataPlane state() {
        return state;
    }

    /** The states of the next move, each one push, pause or resume after the one before it. */
    List<DataPlane> next() {
        String vm = "v" + random.nextInt(movers);
        String from = bindings.of(vm).host();
        String to = from;
        while (to.equals(from)) {
            to = "host-" + random.nextInt(HOSTS);
        }
        List<DataPlane> steps = new ArrayList<>();
        push(steps, controller.prepare(0, bindings, vm, to));
        is(steps, state.withPortState(from, vm, Bridge.State.DEPARTED));
        is(steps, state.withPortState(to, vm, Bridge.State.ACTIVE));
        push(steps, controller.resumed(0, bindings, vm));
        push(steps, controller.activated(0, bindings, vm));
        push(steps, controller.cleaned(0, bindings, vm));
        return steps;
    }

    private void push(List<DataPlane> steps, Controller.Change change) {
        bindings = change.after();
        for (Push push : change.pushes()) {
            is(steps, state.apply(push));
        }
    }

    private void is(List<DataPlane> steps, DataPlane next) {
        state = next;
        steps.add(next);
    }
}
