package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import skyferry.model.Action;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.ScenarioDraft;
import skyferry.model.Technique;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.stage.FourHosts;

/** Runs to draw: the one of the design, a quiet one, a crowded one and one that does not end by itself. */
final class Runs {
    private static final long SECOND = 1_000_000_000L;

    private Runs() {}

    static Timeline oneMove() {
        return run(FourHosts.scenario(), List.of(move(0, "web-1", "host-c")), Horizon.untilQuiet(0, 60 * SECOND));
    }

    static Timeline quiet() {
        return run(FourHosts.scenario(), List.of(), Horizon.at(6 * SECOND));
    }

    static Timeline endless() {
        List<Action> actions = List.of(
                move(SECOND, "web-1", "host-c"),
                new Action.SetPauseLimit(SECOND, "web-1", 20_000_000L),
                new Action.SetLoad(SECOND, "web-1", 100),
                new Action.CutLink(20 * SECOND, "leaf-1--spine-1"));
        return run(FourHosts.scenario(), actions, Horizon.at(150 * SECOND));
    }

    static Timeline crowded() {
        Scenario small = FourHosts.scenario();
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long at = 12L * i * SECOND;
            actions.add(move(at, "web-1", i % 2 == 0 ? "host-c" : "host-a"));
            actions.add(move(at + SECOND, "crm-1", i % 2 == 0 ? "host-a" : "host-c"));
        }
        List<Probe> probes = IntStream.range(0, 14)
                .mapToObj(i -> new Probe(
                        "p" + i, "db-1", i % 2 == 0 ? "web-1" : "web-2", 10_000_000L, Probe.Protocol.ICMP, 0, 64))
                .toList();
        return run(with(small, probes), actions, Horizon.untilQuiet(0, 200 * SECOND));
    }

    private static Timeline run(Scenario scenario, List<Action> actions, Horizon horizon) {
        return Run.simulate(scenario, actions, horizon);
    }

    private static Action move(long at, String vm, String to) {
        return new Action.Migrate(at, vm, to, Technique.PRECOPY, Optional.empty());
    }

    private static Scenario with(Scenario s, List<Probe> probes) {
        return ScenarioDraft.of(s)
                .migration(s.migration().withMaxBandwidth(OptionalDouble.of(600e6)))
                .probes(probes)
                .measured(List.of(
                        new Scenario.Measured("web-1", "total", 5.2e9, 5.1e9, 5.3e9, 0.05, "assumed"),
                        new Scenario.Measured("web-1", "pause", 9.1e7, 8.1e7, 1.1e8, 0.2, "assumed")))
                .untilNanos(Scenario.DEFAULT_UNTIL_NANOS)
                .done();
    }
}
