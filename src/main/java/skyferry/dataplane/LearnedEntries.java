package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import skyferry.dataplane.Bindings.Place;
import skyferry.dataplane.HostFlows.Segment;
import skyferry.model.ControllerOptions;
import skyferry.model.Scenario;

/** What hosts learn by themselves where no controller tells. */
final class LearnedEntries {
    private final Scenario scenario;
    private final ControllerOptions options;
    private final Numbering numbering;
    private final HostFlows hostFlows;
    private final SegmentFlows segmentFlows;

    LearnedEntries(Scenario scenario, Numbering numbering, HostFlows hostFlows, SegmentFlows segmentFlows) {
        this.scenario = scenario;
        this.options = scenario.controller();
        this.numbering = numbering;
        this.hostFlows = hostFlows;
        this.segmentFlows = segmentFlows;
    }

    /** As {@link Controller#learned} says. */
    List<Push> afterMove(Bindings after, String vm, long pausedAt, long resumedAt, List<Long> announcements) {
        if (options.learning().isEmpty()) {
            return List.of();
        }
        Place place = after.of(vm);
        List<Push> pushes = new ArrayList<>();
        for (Card card : numbering.cardsOf(vm)) {
            for (String host :
                    card.tunnelled() ? hostFlows.stations(card.network().id(), after) : Set.<String>of()) {
                Flow there = segmentFlows.learnedEntry(host, card, place.host());
                if (host.equals(place.other())) {
                    long at = announcements.isEmpty() ? resumedAt : announcements.getFirst();
                    pushes.add(learned(at, host, there));
                } else if (!host.equals(place.host())) {
                    Flow back = segmentFlows.learnedEntry(host, card, place.other());
                    new Relearning(options.learning().get(), scenario.seed().value(), host, vm, pausedAt, announcements)
                            .changes()
                            .forEach(change ->
                                    pushes.add(learned(change.atNanos(), host, change.toDestination() ? there : back)));
                }
            }
        }
        pushes.sort(Comparator.comparingLong(Push::atNanos));
        return pushes;
    }

    private static Push learned(long at, String host, Flow flow) {
        return new Push(at, host, List.of(), List.of(flow), List.of(), Push.Intent.LEARN);
    }

    /** At the start every host has heard every machine of its networks. */
    List<Flow> atTheStart(Segment segment) {
        if (options.learning().isEmpty()) {
            return List.of();
        }
        return numbering.cardsOn(segment.network()).stream()
                .filter(Card::tunnelled)
                .filter(card -> !segment.bindings().of(card.vm()).host().equals(segment.host()))
                .map(card -> segmentFlows.learnedEntry(
                        segment.host(), card, segment.bindings().of(card.vm()).host()))
                .toList();
    }
}
