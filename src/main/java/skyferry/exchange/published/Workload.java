package skyferry.exchange.published;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Move;
import skyferry.migration.MoveSpec;
import skyferry.migration.Moves;
import skyferry.migration.Stepping;
import skyferry.model.Action;
import skyferry.model.Link;
import skyferry.model.Scenario;
import skyferry.scenario.ScenarioReader;
import skyferry.scenario.ScenarioResult;
import skyferry.scenario.cpu.CpuMapReader;

/**
 * A guest that somebody moved, as a scenario of the resources: its first action moves it, a later one may switch to post-copy,
 * and {@code until} is when the workload ended. The stream has the slowest link of the scenario to itself.
 */
public final class Workload {
    private final Scenario scenario;
    private final Hosts hosts;

    private Workload(Scenario scenario, Hosts hosts) {
        this.scenario = scenario;
        this.hosts = hosts;
    }

    /**
     * The workload of that name.
     *
     * @throws IllegalArgumentException if there is none, or its scenario is not right
     */
    static Workload named(String name, Hosts hosts) {
        ScenarioResult result =
                new ScenarioReader(CpuMapReader.shipped()).read(name, text(name + ".yaml"), OptionalLong.empty());
        if (result instanceof ScenarioResult.Accepted accepted) {
            return new Workload(accepted.scenario(), hosts);
        }
        throw new IllegalArgumentException(result.diagnostics().toString());
    }

    /** A file of this package's resources. */
    static String text(String file) {
        try (InputStream in = Workload.class.getResourceAsStream("/skyferry/exchange/published/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was moved, and what of its description is inferred. */
    public Scenario scenario() {
        return scenario;
    }

    /** Computes the move. */
    public MigrationRecord run() {
        Action.Migrate migrate = actions(Action.Migrate.class).getFirst();
        Move move = Moves.of(new MoveSpec(
                0,
                scenario.vm(migrate.vm()),
                "source",
                migrate.to(),
                migrate.technique(),
                scenario.lens(),
                migrate.options().orElse(scenario.migration()),
                0,
                1,
                hosts.assumptions(),
                Stepping.CLOSED_FORM));
        move.share(0, bytesPerSecond());
        List<Action.StartPostcopy> switches = actions(Action.StartPostcopy.class);
        long bound = scenario.untilNanos() - migrate.atNanos();
        long ask = switches.isEmpty() ? Long.MAX_VALUE : switches.getFirst().atNanos() - migrate.atNanos();
        while (!move.finished() && Math.min(ask, move.nextNanos()) <= bound) {
            if (ask < move.nextNanos()) {
                move.startPostcopy(ask);
                ask = Long.MAX_VALUE;
            } else {
                move.advance(move.nextNanos());
            }
        }
        move.cancel(bound, "workload-ended");
        return move.record();
    }

    private <T extends Action> List<T> actions(Class<T> kind) {
        return scenario.actions().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private double bytesPerSecond() {
        return scenario.fabric().links().stream()
                .mapToDouble(Link::rateBytesPerSecond)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
