package skyferry.stage.flows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.exchange.Soundness;
import skyferry.isolation.Finding;
import skyferry.isolation.IsolationReport;
import skyferry.isolation.Remedy;
import skyferry.run.Repair;
import skyferry.run.Repairs;
import skyferry.run.Run;
import skyferry.run.Timeline;

/**
 * Things that are wrong in the tables at an instant and end together.
 *
 * @param leak a leak among them
 * @param findings what else is among them, alike in kind
 * @param cause a rule on the first one's way that the controller does not mean; empty where the rules are as it means them
 * @param change the smallest change of rules that ends the first one
 * @param repair what one click takes back; empty where no single action ends it
 */
record Mending(
        Optional<IsolationReport.Leak> leak,
        List<Finding> findings,
        Optional<Remedy.Cause> cause,
        Optional<Remedy> change,
        Optional<Repair> repair) {
    /** More than so many findings are not tried one by one: the rest is found when these are mended. */
    private static final int TRIED = 12;

    Mending {
        findings = List.copyOf(findings);
    }

    /** What can be mended at an instant: a leak first, then everything that does not pass by itself. */
    static List<Mending> at(Run run, long nanos, Optional<Soundness> soundness) {
        Timeline timeline = run.timeline();
        Repairs repairs = new Repairs(run, nanos);
        List<Mending> all = new ArrayList<>();
        timeline.at(nanos).isolation().leaks().stream().findFirst().ifPresent(leak -> {
            Optional<Repair> repair = repairs.of(leak);
            all.add(new Mending(Optional.of(leak), List.of(), Optional.empty(), Optional.empty(), repair));
        });
        Map<String, Mending> alike = new LinkedHashMap<>();
        soundness.stream()
                .flatMap(found -> found.at(nanos).stream())
                .filter(lasting -> !lasting.passing())
                .limit(TRIED)
                .map(lasting -> lasting.finding().again(timeline.at(nanos).dataPlane(), timeline.underlay(nanos)))
                .forEach(finding -> {
                    Optional<Repair> repair = repairs.of(finding);
                    alike.merge(
                            finding.property() + " " + repair.map(Repair::action),
                            of(timeline, nanos, finding, repair),
                            Mending::and);
                });
        all.addAll(alike.values());
        return List.copyOf(all);
    }

    private static Mending of(Timeline timeline, long nanos, Finding finding, Optional<Repair> repair) {
        Optional<Remedy.Cause> cause =
                Remedy.causes(timeline.meant(nanos), finding.trace()).stream().findFirst();
        Optional<Remedy> change = Remedy.of(
                timeline.at(nanos).dataPlane(),
                timeline.meant(nanos),
                timeline.underlay(nanos),
                timeline.scenario(),
                finding);
        return new Mending(Optional.empty(), List.of(finding), cause, change, repair);
    }

    private Mending and(Mending other) {
        List<Finding> both = new ArrayList<>(findings);
        both.addAll(other.findings);
        return new Mending(leak, both, cause, change, repair);
    }
}
