package skyferry.stage.session;

import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Explanation;
import skyferry.run.Explanations.Figure;
import skyferry.run.Fix;
import skyferry.run.Offer;
import skyferry.run.Preview;
import skyferry.run.Price;
import skyferry.run.PriceList;
import skyferry.run.Run;

/** What the window asks of the engine. All but {@link #why} may take long and belong on the worker thread. */
public interface Engine {

    /** The scenario left to itself. */
    Run start(Scenario scenario);

    /** The run with one more action. */
    Run with(Run run, Action action);

    /** The run in another scenario, with the same actions. */
    Run under(Run run, Scenario scenario);

    /** What would come of moving a machine at an instant in some manner. */
    Preview preview(Run run, long atNanos, String vm, String toHost, Manner manner);

    /** What can be done about a move. */
    List<Offer> offers(PriceList.Question question);

    /** What one of the things that can be done costs. */
    Price price(PriceList.Question question, Offer offer);

    /** What one click could do for a refused move to begin. */
    List<Fix> fixes(Run run, Preview.Blocked refused);

    /** Why a figure of a move is what it is at an instant. */
    Explanation why(Run run, MigrationRecord move, Figure figure, long atNanos);
}
