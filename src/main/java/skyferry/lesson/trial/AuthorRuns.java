package skyferry.lesson.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skyferry.model.Scenario;
import skyferry.model.Solution;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;

/** The runs that a scenario's author gives under {@code solution:}, each computed when it is first asked for. */
public final class AuthorRuns {
    private final Scenario scenario;
    private final Map<String, Timeline> done = new TreeMap<>();

    /** The runs of a scenario. */
    public AuthorRuns(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Their names in the order of the file. */
    public List<String> names() {
        return scenario.solutions().stream().map(Solution::run).toList();
    }

    /** What came of a run; empty if there is none of that name. */
    public Optional<Timeline> of(String name) {
        Optional<Solution> wanted = scenario.solutions().stream()
                .filter(solution -> solution.run().equals(name))
                .findFirst();
        return wanted.map(solution -> done.computeIfAbsent(
                name, key -> Run.simulate(scenario, solution.steps(), Horizon.of(scenario, solution.steps()))));
    }
}
