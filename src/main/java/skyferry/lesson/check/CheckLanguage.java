package skyferry.lesson.check;

import java.util.Optional;
import java.util.function.IntFunction;
import skyferry.model.Scenario;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;

/** Reads expressions of the check language against a scenario. */
public final class CheckLanguage {
    private final NamesOf names;

    /** A reader that knows the names of a scenario. */
    public CheckLanguage(Scenario scenario) {
        this.names = NamesOf.of(scenario);
    }

    /**
     * The expression; empty if it is wrong, which is reported.
     *
     * @param places the place in the file of a character of the expression, from 0
     */
    public Optional<Expr> read(String expression, Diagnostics diagnostics, IntFunction<Place> places) {
        Findings findings = new Findings(diagnostics, places);
        int before = diagnostics.all().size();
        Optional<Expr> expr = CheckParser.parse(expression, findings);
        expr.ifPresent(each -> new TypeCheck(findings, names).truth(each));
        return diagnostics.all().size() == before ? expr : Optional.empty();
    }

    /**
     * An expression that is a value of any kind, such as the answer to a question; empty if it is wrong, which is reported.
     *
     * @param places the place in the file of a character of the expression, from 0
     */
    public Optional<Expr> value(String expression, Diagnostics diagnostics, IntFunction<Place> places) {
        Findings findings = new Findings(diagnostics, places);
        int before = diagnostics.all().size();
        Optional<Expr> expr = CheckParser.parse(expression, findings);
        expr.ifPresent(each -> new TypeCheck(findings, names).type(each));
        return diagnostics.all().size() == before ? expr : Optional.empty();
    }
}
