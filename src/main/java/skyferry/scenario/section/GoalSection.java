package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skyferry.model.Check;
import skyferry.model.Solution;
import skyferry.model.Text;
import skyferry.scenario.shape.AnyNode;
import skyferry.scenario.shape.Cases;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** {@code checks}, {@code solution} and {@code dials}: what shall come of it. */
final class GoalSection {
    private static final Key<String> ID = Key.required("id", Texts.name(), "Its name.");
    private static final Key<String> ASSERT =
            Key.required("assert", Texts.any(), "An expression of the check language (FORMATS, section 4).");
    private static final Key<Integer> WEIGHT =
            Key.optional("weight", Whole.between(0, 1000), "Its part in the score; 1 if not given.");
    private static final Key<Check.Show> SHOW =
            Key.optional("show", Words.of(Check.Show.class), "When the learner sees it; always if not given.");
    private static final Key<Text> FAIL = Key.optional("fail", Texts.forPeople(), "What to say when it fails.");

    static final Type<List<Fields>> CHECKS = ListOf.of(Struct.of("check", ID, ASSERT, WEIGHT, SHOW, FAIL));

    private static final Key<String> RUN = Key.required("run", Texts.name(), "The run's name.");
    private static final Key<List<Cases.Case>> STEPS =
            Key.required("steps", ActionSection.TYPE, "What is done, as in actions.");

    static final Type<List<Fields>> SOLUTION = ListOf.of(Struct.of("solution", RUN, STEPS));

    private static final Type<Yaml> THRESHOLDS = AnyNode.of();

    static final Struct DIALS = Struct.of(
            "dials",
            Key.optional("S", THRESHOLDS, "Speed: thresholds of outage and total time."),
            Key.optional("I", THRESHOLDS, "Isolation: leaks allowed."),
            Key.optional("M", THRESHOLDS, "Multi-tenancy: share of tenants inside their level."),
            Key.optional("P", THRESHOLDS, "Performance: p99 of the moved service against before."),
            Key.optional("L", THRESHOLDS, "Load balancing: spread of host load."),
            Key.optional("E", THRESHOLDS, "Efficiency: bytes sent against memory."),
            Key.optional("C", THRESHOLDS, "Correctness: digests equal, one running copy."));

    private GoalSection() {}

    static List<Check> checks(List<Fields> written, Reading in) {
        List<Check> checks = new ArrayList<>();
        Map<String, Fields> ids = new HashMap<>();
        for (Fields fields : written) {
            unique(fields, ID, ids, in);
            checks.add(new Check(
                    fields.get(ID),
                    fields.get(ASSERT),
                    fields.or(WEIGHT, 1),
                    fields.or(SHOW, Check.Show.ALWAYS),
                    fields.or(FAIL, Text.EMPTY)));
        }
        return checks;
    }

    static List<Solution> solutions(List<Fields> written, ActionSection actions, Reading in) {
        List<Solution> solutions = new ArrayList<>();
        Map<String, Fields> names = new HashMap<>();
        for (Fields fields : written) {
            unique(fields, RUN, names, in);
            solutions.add(new Solution(fields.get(RUN), actions.actions(fields.get(STEPS))));
        }
        return solutions;
    }

    private static void unique(Fields fields, Key<String> key, Map<String, Fields> seen, Reading in) {
        if (seen.putIfAbsent(fields.get(key), fields) != null) {
            in.diagnostics()
                    .at(fields.at(key), Problem.ID_TWICE, fields.get(key))
                    .add();
        }
    }
}
