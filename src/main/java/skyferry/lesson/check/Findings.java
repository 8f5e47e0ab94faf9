package skyferry.lesson.check;

import java.util.function.IntFunction;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;

/**
 * Where to report what is wrong with an expression.
 *
 * @param places the place in the file of a character of the expression
 */
record Findings(Diagnostics diagnostics, IntFunction<Place> places) {
    Diagnostics.Report at(int offset, Problem problem, Object... arguments) {
        return diagnostics.at(places.apply(offset), problem, arguments);
    }
}
