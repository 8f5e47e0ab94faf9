package skyferry.isolation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Flow;
import skyferry.dataplane.Probes;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Underlay;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/**
 * Why a leak is there, and the smallest change that ends it.
 *
 * @param cause flows on the leak's way that the controller did not mean, in the order of the way
 * @param host where the change is made
 * @param remove flows to take out
 * @param add flows to put in, as the controller means them
 * @param repaired everything as it would be installed then
 * @param after the verdict on that: checked, not hoped
 */
public record Remedy(
        List<Cause> cause, String host, List<Flow> remove, List<Flow> add, DataPlane repaired, IsolationReport after) {
    public Remedy {
        cause = List.copyOf(cause);
        remove = List.copyOf(remove);
        add = List.copyOf(add);
    }

    /**
     * A flow that should not be as it is.
     *
     * @param origin who wrote it, {@code fault:reused-tag}
     * @param meant what should be there instead; empty if nothing
     */
    public record Cause(String host, Flow flow, String origin, Optional<Flow> meant) {}

    /** How many flows change. */
    public int size() {
        return Math.max(remove.size(), add.size());
    }

    /**
     * Looks for the smallest change of flows on one host, among those that lead back to what the controller means, that ends a
     * leak, begins no other, and leaves every probe answered that is answered now.
     *
     * @param installed what is there, with the leak
     * @param meant what the controller means to be there
     * @return empty if no change of flows on one host ends it
     */
    public static Optional<Remedy> of(
            DataPlane installed, DataPlane meant, Underlay underlay, Scenario scenario, IsolationReport.Leak leak) {
        Complaint complaint = new Complaint(leak.trace(), (repaired, after) -> leaks(after, leak));
        return search(installed, meant, underlay, scenario, complaint);
    }

    /**
     * The same for something else than a leak: a change that leaves no finding of that kind between the two machines.
     *
     * @return empty if no change of flows on one host ends it, as where a port is wrong or nothing was pushed yet
     */
    public static Optional<Remedy> of(
            DataPlane installed, DataPlane meant, Underlay underlay, Scenario scenario, Finding finding) {
        Complaint complaint =
                new Complaint(finding.trace(), (repaired, after) -> finding.persists(repaired, underlay, scenario));
        return search(installed, meant, underlay, scenario, complaint);
    }

    /**
     * What is to be ended.
     *
     * @param trace the way of a packet that shows it
     */
    private record Complaint(Trace trace, BiPredicate<DataPlane, IsolationReport> persists) {}

    private static Optional<Remedy> search(
            DataPlane installed, DataPlane meant, Underlay underlay, Scenario scenario, Complaint complaint) {
        List<Cause> causes = causes(meant, complaint.trace);
        Set<String> hosts = new LinkedHashSet<>();
        causes.forEach(cause -> hosts.add(cause.host));
        complaint.trace.hops().forEach(hop -> hosts.add(hop.host()));
        IsolationReport before = Verifier.verify(installed, underlay, scenario);
        Search search = new Search(installed, meant, underlay, scenario, before, complaint, causes);
        return hosts.stream()
                .filter(host -> installed.bridges().containsKey(host))
                .map(search::on)
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Remedy::size));
    }

    /** The flows that a packet hit and that are not meant to be there. */
    public static List<Cause> causes(DataPlane meant, Trace trace) {
        List<Cause> causes = new ArrayList<>();
        for (Trace.Step step : trace.steps()) {
            step.rule().ifPresent(rule -> {
                Optional<Flow> same =
                        meant.bridge(step.host()).table(step.table()).find(rule);
                if (!same.equals(Optional.of(rule))) {
                    causes.add(new Cause(step.host(), rule, rule.origin(), same));
                }
            });
        }
        return causes;
    }

    private static boolean leaks(IsolationReport report, IsolationReport.Leak pair) {
        return report.leaks().stream()
                .anyMatch(other ->
                        other.fromVm().equals(pair.fromVm()) && other.toVm().equals(pair.toVm()));
    }

    /** Tries changes on one host, small ones first. */
    private record Search(
            DataPlane installed,
            DataPlane meant,
            Underlay underlay,
            Scenario scenario,
            IsolationReport before,
            Complaint complaint,
            List<Cause> causes) {

        Optional<Remedy> on(String host) {
            Bridge is = installed.bridge(host);
            Bridge should = meant.bridge(host);
            List<Flow> extra = missing(is, should);
            List<Flow> absent = missing(should, is);
            List<Flow> hit = extra.stream()
                    .filter(flow ->
                            causes.stream().anyMatch(cause -> cause.host.equals(host) && cause.flow.equals(flow)))
                    .toList();
            for (Flow flow : hit) {
                Optional<Remedy> one = attempt(host, List.of(flow), counterparts(List.of(flow), absent));
                if (one.isPresent()) {
                    return one;
                }
            }
            return attempt(host, hit, counterparts(hit, absent)).or(() -> attempt(host, extra, absent));
        }

        private static List<Flow> missing(Bridge from, Bridge in) {
            return from.flows().stream()
                    .filter(flow -> !in.table(flow.table()).find(flow).equals(Optional.of(flow)))
                    .toList();
        }

        /** What is meant in the place of flows: the absent ones that have their cookies. */
        private static List<Flow> counterparts(List<Flow> flows, List<Flow> absent) {
            return absent.stream()
                    .filter(candidate -> flows.stream()
                            .anyMatch(flow -> flow.cookie() == candidate.cookie() || flow.sameEntry(candidate)))
                    .toList();
        }

        private Optional<Remedy> attempt(String host, List<Flow> remove, List<Flow> add) {
            if (remove.isEmpty() && add.isEmpty()) {
                return Optional.empty();
            }
            DataPlane repaired = installed.with(installed.bridge(host).withFlows(remove, add));
            IsolationReport after = Verifier.verify(repaired, underlay, scenario);
            boolean ends = !complaint.persists.test(repaired, after);
            boolean beginsNone = after.leaks().stream().allMatch(other -> leaks(before, other));
            return ends && beginsNone && probesStay(repaired)
                    ? Optional.of(new Remedy(causes, host, remove, add, repaired, after))
                    : Optional.empty();
        }

        private boolean probesStay(DataPlane repaired) {
            return scenario.probes().stream()
                    .allMatch(probe -> !isAnswered(installed, probe) || isAnswered(repaired, probe));
        }

        private boolean isAnswered(DataPlane state, Probe probe) {
            return Probes.roundTrip(state, underlay, scenario, probe)
                    .map(Probes.RoundTrip::answered)
                    .orElse(false);
        }
    }
}
