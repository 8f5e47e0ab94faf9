package skyferry.stage.session;

import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Explanation;
import skyferry.run.Explanations;
import skyferry.run.Explanations.Figure;
import skyferry.run.Fix;
import skyferry.run.Offer;
import skyferry.run.Preview;
import skyferry.run.Previewer;
import skyferry.run.Price;
import skyferry.run.PriceList;
import skyferry.run.Remedies;
import skyferry.run.Run;

/** The engine in this program, called directly. */
public final class DirectEngine implements Engine {
    private final Previewer previewer = new Previewer();
    private final PriceList prices = new PriceList();
    private final Remedies remedies = new Remedies();
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
    public List<Offer> offers(PriceList.Question question) {
        return prices.offers(question);
    }

    @Override
    public Price price(PriceList.Question question, Offer offer) {
        return prices.price(question, offer);
    }

    @Override
    public List<Fix> fixes(Run run, Preview.Blocked refused) {
        return remedies.fixes(run, refused.asked(), refused.blockers());
    }

    @Override
    public Explanation why(Run run, MigrationRecord move, Figure figure, long atNanos) {
        return explanations.why(run.timeline(), move, figure, atNanos);
    }
}
