package skyferry.stage.learn.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import skyferry.lesson.check.CheckLanguage;
import skyferry.lesson.check.Checks;
import skyferry.lesson.check.Evidence;
import skyferry.lesson.check.Keys;
import skyferry.lesson.check.Value;
import skyferry.lesson.check.Verdict;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Check;
import skyferry.model.Scenario;
import skyferry.model.Solution;
import skyferry.record.Done;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.SourceText;
import skyferry.stage.session.Background;
import skyferry.stage.session.Session;

/** Judges the goals of a scenario over the runs of a lesson, on the worker thread, whenever the run has changed. */
public final class Goals {
    /** More runs than these are not kept for comparison. */
    private static final int MOST_KEPT = 12;

    private final Session session;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.NONE);
    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper(this, "settled");
    private Consumer<Done> whenOver = done -> {};
    private Question question = Question.NONE;
    private List<Run> kept = List.of();
    private boolean arriving;
    private long seen;
    private long version;

    /**
     * What was found out.
     *
     * @param run the run that it is about; empty before the first
     * @param verdicts by goal
     * @param values what expressions that were asked for come to at the end of the run
     */
    public record State(Optional<Run> run, Map<String, Verdict> verdicts, Map<String, Value> values) {
        static final State NONE = new State(Optional.empty(), Map.of(), Map.of());

        public State {
            verdicts = Map.copyOf(verdicts);
            values = Map.copyOf(values);
        }
    }

    /**
     * What is looked for.
     *
     * @param values expressions whose values are wanted
     * @param answers the learner's, by prediction
     */
    private record Question(Set<String> values, Map<String, Value> answers, Map<String, Value> keys) {
        static final Question NONE = new Question(Set.of(), Map.of(), Map.of());
    }

    Goals(Session session, Background background) {
        this.session = session;
        this.background = background;
        session.studyProperty().addListener((property, old, study) -> arriving = true);
        session.runProperty().addListener((property, old, run) -> changed(old, run));
        session.player().nowProperty().addListener((property, old, now) -> watch());
    }

    /** Called with what was done in a run that another one has replaced. */
    void setWhenOver(Consumer<Done> whenOver) {
        this.whenOver = whenOver;
    }

    /** Asks for values and says what the learner answered. */
    void ask(Set<String> values, Map<String, Value> answers, Map<String, Value> keys) {
        Question next = new Question(Set.copyOf(values), Map.copyOf(answers), Map.copyOf(keys));
        if (!next.equals(question)) {
            question = next;
            judge();
        }
    }

    /** Takes up runs of an earlier time. */
    void restore(List<Done> runs) {
        Scenario scenario = session.study().scenario();
        List<Done> fitting = runs.stream()
                .filter(done -> Fitting.all(done.actions(), scenario))
                .toList();
        if (!fitting.isEmpty()) {
            background.run(
                    () -> fitting.stream().map(done -> run(scenario, done)).toList(), again -> {
                        kept = again;
                        judge();
                    });
        }
    }

    private Run run(Scenario scenario, Done done) {
        Run run = session.engine().start(scenario);
        for (var action : done.actions()) {
            run = session.engine().with(run, action);
        }
        return run;
    }

    private void changed(Run old, Run run) {
        if (arriving) {
            arriving = false;
            kept = List.of();
        } else if (isOver(old, run)) {
            List<Run> more = new ArrayList<>(kept);
            more.removeIf(each -> each.actions().equals(old.actions()));
            more.add(old);
            kept = List.copyOf(more.subList(Math.max(0, more.size() - MOST_KEPT), more.size()));
            whenOver.accept(new Done(old.actions()));
        }
        seen = session.player().now();
        watch();
        judge();
    }

    /** Whether what was done in a run is not part of the next one. */
    private static boolean isOver(Run old, Run next) {
        int done = old.actions().size();
        return done > 0
                && (next.actions().size() < done
                        || !next.actions().subList(0, done).equals(old.actions()));
    }

    private void watch() {
        seen = Math.max(seen, session.player().now());
        settled.set(!session.run().actions().isEmpty()
                && seen >= settles(session.run().timeline()));
    }

    /** From when on a run has shown what came of it: its last move is over, or it ends. */
    private static long settles(Timeline timeline) {
        long last = 0;
        for (MigrationRecord move : timeline.migrations()) {
            boolean open = move.outcome() == Outcome.ACTIVE;
            last = Math.max(last, open ? timeline.endNanos() : move.lastNanos());
        }
        return Math.min(last, timeline.endNanos());
    }

    private void judge() {
        Run run = session.run();
        List<Run> runs = new ArrayList<>(kept);
        runs.removeIf(each -> each.actions().equals(run.actions()));
        runs.add(run);
        Question asked = question;
        long mine = ++version;
        background.run(() -> judged(run, runs, asked), found -> {
            if (mine == version) {
                state.set(found);
            }
        });
    }

    private static State judged(Run run, List<Run> runs, Question asked) {
        Scenario scenario = run.scenario();
        List<Evidence.Attempt> attempts = runs.stream()
                .map(each -> new Evidence.Attempt(each.timeline(), each.actions()))
                .toList();
        Evidence evidence = new Evidence(attempts, asked.answers(), asked.keys());
        CheckLanguage language = new CheckLanguage(scenario);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Check check : scenario.checks()) {
            Diagnostics unseen = new Diagnostics(SourceText.of(check.id(), check.expression()));
            language.read(check.expression(), unseen, offset -> unseen.source().placeOf(offset))
                    .ifPresent(expr -> verdicts.put(check.id(), Checks.judge(expr, evidence)));
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (String expression : asked.values()) {
            Keys.value(expression, language, evidence).ifPresent(value -> values.put(expression, value));
        }
        return new State(Optional.of(run), verdicts, values);
    }

    /** The learner's runs and the author's; those of the author are computed. */
    void sides(Consumer<List<Side>> then) {
        Scenario scenario = session.run().scenario();
        List<Solution> authors = scenario.solutions();
        List<Run> own = new ArrayList<>(kept);
        own.removeIf(run -> run.actions().equals(session.run().actions()));
        own.add(session.run());
        own.removeIf(run -> run.actions().isEmpty()
                || authors.stream().anyMatch(each -> each.steps().equals(run.actions())));
        background.run(
                () -> {
                    List<Side> sides = new ArrayList<>();
                    own.forEach(run -> sides.add(Side.of("", run)));
                    authors.forEach(each -> sides.add(Side.of(each.run(), run(scenario, new Done(each.steps())))));
                    return sides;
                },
                then);
    }

    /** What was found out last. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the learner has done something and watched what came of it. */
    public ReadOnlyBooleanProperty settledProperty() {
        return settled.getReadOnlyProperty();
    }

    /** Earlier runs of the lesson, the oldest first. */
    public List<Run> kept() {
        return kept;
    }

    /** Whether all goals that a learner may see are reached, and were seen to be. */
    boolean reached() {
        List<Check> shown = session.study().scenario().checks().stream()
                .filter(check -> check.show() != Check.Show.HIDDEN)
                .toList();
        return settled.get()
                && !shown.isEmpty()
                && state.get().run().filter(session.run()::equals).isPresent()
                && shown.stream()
                        .allMatch(check -> Optional.ofNullable(
                                        state.get().verdicts().get(check.id()))
                                .filter(verdict -> verdict.result() == Verdict.Result.PASS)
                                .isPresent());
    }
}
