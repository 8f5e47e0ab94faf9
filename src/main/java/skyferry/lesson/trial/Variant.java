package skyferry.lesson.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.lesson.Lesson;
import skyferry.lesson.check.CheckLanguage;
import skyferry.lesson.check.Checks;
import skyferry.lesson.check.Evidence;
import skyferry.lesson.check.Expr;
import skyferry.lesson.check.Keys;
import skyferry.lesson.check.Margin;
import skyferry.lesson.check.Margins;
import skyferry.lesson.check.Value;
import skyferry.lesson.check.Verdict;
import skyferry.model.Action;
import skyferry.model.Check;
import skyferry.model.Scenario;
import skyferry.model.Solution;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.SourceText;

/** One variant of a lesson's scenario: its start and the author's solution, with every check judged on both. */
final class Variant {
    private final Scenario scenario;
    private final Optional<Lesson> lesson;
    private final Map<String, Expr> checks = new LinkedHashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    Variant(Scenario scenario, Optional<Lesson> lesson) {
        this.scenario = scenario;
        this.lesson = lesson;
        CheckLanguage language = new CheckLanguage(scenario);
        for (Check check : scenario.checks()) {
            Diagnostics unseen = new Diagnostics(SourceText.of(check.id(), check.expression()));
            language.read(check.expression(), unseen, offset -> unseen.source().placeOf(offset))
                    .ifPresentOrElse(expr -> checks.put(check.id(), expr), () -> unreadable.add(check.id()));
        }
    }

    /** Checks whose expression is wrong in this variant. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /** A check's verdict and margin. */
    record Judged(boolean passes, Margin margin) {}

    /** Whether every goal is reached before anything is done. */
    boolean startPasses() {
        Evidence evidence = new Evidence(List.of(attempt(List.of())), Map.of(), Map.of());
        return checks.values().stream().allMatch(expr -> passes(expr, evidence));
    }

    /** What the checks come to after the author's runs, with the author's answers. */
    Map<String, Judged> solution() {
        List<Evidence.Attempt> runs = scenario.solutions().stream()
                .map(Solution::steps)
                .map(this::attempt)
                .toList();
        Evidence bare = new Evidence(runs, Map.of(), Map.of());
        Map<String, Value> keys = lesson.map(each -> Keys.of(each, bare)).orElse(Map.of());
        Evidence evidence = new Evidence(runs, keys, keys);
        Map<String, Judged> judged = new LinkedHashMap<>();
        checks.forEach((id, expr) -> judged.put(id, new Judged(passes(expr, evidence), Margins.of(expr, evidence))));
        return judged;
    }

    private static boolean passes(Expr check, Evidence evidence) {
        return Checks.judge(check, evidence).result() == Verdict.Result.PASS;
    }

    private Evidence.Attempt attempt(List<Action> actions) {
        return new Evidence.Attempt(Run.simulate(scenario, actions, Horizon.of(scenario, actions)), actions);
    }
}
