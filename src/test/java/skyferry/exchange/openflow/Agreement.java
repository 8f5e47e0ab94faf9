package skyferry.exchange.openflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Trace;
import skyferry.model.Scenario;

/**
 * Queries put to our tracer and to a real Open vSwitch that has the same flows: the flows that are hit host by host, the copies
 * and the answers must be the same, and so must the verdict, with the hosts on the way or the table where it died.
 */
final class Agreement {
    private Agreement() {}

    /**
     * What became of the states of a world.
     *
     * @param files flow files that the switch loaded
     * @param queries queries that were put to both
     */
    record Compared(int states, int files, long queries, List<String> differences, String version) {}

    /** Compares every state of a world, one after the other in one switch. */
    static Compared of(Scenario scenario, Map<String, DataPlane> states, int maxPairs) {
        List<String> differences = new ArrayList<>();
        List<Query> questions = Questions.of(scenario, maxPairs);
        int files = 0;
        long queries = 0;
        DataPlane first = states.values().iterator().next();
        try (OpenVSwitch ovs = OpenVSwitch.with(first)) {
            for (Map.Entry<String, DataPlane> state : states.entrySet()) {
                ovs.become(state.getValue());
                files += state.getValue().bridges().size();
                for (Query query : questions) {
                    Optional<String> difference = difference(ovs, scenario, state.getValue(), query);
                    queries += difference.isPresent() ? 1 : 0;
                    difference
                            .filter(text -> !text.isEmpty())
                            .ifPresent(text -> differences.add(state.getKey() + " " + query.id() + text));
                }
            }
            return new Compared(states.size(), files, queries, differences, ovs.version());
        }
    }

    /** Where the two differ, nothing if they agree; empty when the sender runs nowhere. */
    private static Optional<String> difference(OpenVSwitch ovs, Scenario scenario, DataPlane state, Query query) {
        Asking ours = new Asking(scenario, state);
        RealOutcome real = new RealOutcome(ovs, scenario, state);
        Optional<Trace> trace = ours.trace(query);
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        SwitchWalk walk = real.walk(query).orElseThrow();
        String said = way(trace.get());
        String seen = way(walk);
        if (!said.equals(seen)) {
            return Optional.of("\n  ours " + said + "\n  real " + seen);
        }
        Outcome expected = ours.ask(query).orElseThrow();
        RealOutcome.Said verdict = real.of(query, walk);
        return Optional.of(agrees(expected, verdict) ? "" : "\n  expect " + expected + "\n  real " + verdict);
    }

    private static boolean agrees(Outcome expected, RealOutcome.Said real) {
        boolean died =
                expected.verdict() == Outcome.Verdict.DROPPED || expected.verdict() == Outcome.Verdict.BLACKHOLED;
        Optional<String> drop = expected.drop().map(end -> end.host() + "/" + end.table());
        boolean where = died && drop.isPresent()
                ? drop.equals(real.drop())
                : expected.hosts().equals(real.hosts());
        return expected.verdict().id().equals(real.verdict()) && where;
    }

    private static String way(Trace trace) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < trace.hops().size(); i++) {
            text.append(trace.hops().get(i).host()).append('[');
            for (Trace.Step step : trace.steps()) {
                if (step.hop() == i) {
                    text.append(step.table()).append(':').append(cookie(step)).append(' ');
                }
            }
            text.append("] ");
        }
        List<String> copies = trace.copies().stream()
                .map(copy -> copy.host() + ":" + copy.port())
                .toList();
        return text + "copies " + copies + " answers " + trace.answers();
    }

    private static String cookie(Trace.Step step) {
        return step.rule().map(rule -> "0x" + Long.toHexString(rule.cookie())).orElse("miss");
    }

    private static String way(SwitchWalk walk) {
        StringBuilder text = new StringBuilder();
        for (SwitchWalk.Seen seen : walk.seen()) {
            text.append(seen.host()).append('[');
            seen.hits().forEach(hit -> text.append(hit).append(' '));
            text.append("] ");
        }
        return text + "copies " + walk.copies() + " answers " + walk.answers();
    }
}
