package skyferry.stage.session;

import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Explanation;
import skyferry.run.Explanations;
import skyferry.run.Explanations.Figure;
import skyferry.run.Preview;
import skyferry.run.Previewer;
import skyferry.run.Run;

/** The engine in this program, called directly. */
public final class DirectEngine implements Engine {
    private final Previewer previewer = new Previewer();
    private final Explanations explanations = new Explanations();

    @Override
    public Run start(Scenario scenario) {
        return Run.start(scenario);
    }

    @Override
    public Run with(Run run, Action action) {
        return run.with(action);
    }

    @Override
    public Run under(Run run, Scenario scenario) {
        return run.under(scenario);
    }

    @Override
    public Preview preview(Run run, long atNanos, String vm, String toHost, Manner manner) {
        return previewer.preview(run, atNanos, vm, toHost, manner.technique(), manner.beyond(run.scenario()));
    }

    @Override
    public Explanation why(Run run, MigrationRecord move, Figure figure, long atNanos) {
        return explanations.why(run.timeline(), move, figure, atNanos);
    }
}
