package skyferry.dataplane;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.model.Scenario;

/**
 * Where the controller means every machine's ports to be. This is intent; what is really installed lags behind it. Immutable;
 * a change shares all but a few nodes with the state before.
 */
public final class Bindings {
    private final Map<String, Integer> numbers;
    private final LongTrie<Place> places;

    private Bindings(Map<String, Integer> numbers, LongTrie<Place> places) {
        this.numbers = numbers;
        this.places = places;
    }

    /** Every machine at home where the scenario puts it. */
    public static Bindings of(Scenario scenario) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        LongTrie<Place> places = LongTrie.empty();
        for (Map.Entry<String, String> entry : scenario.placement().entrySet()) {
            places = places.with(numbers.size(), Place.at(entry.getValue()));
            numbers.put(entry.getKey(), numbers.size());
        }
        return new Bindings(Collections.unmodifiableMap(numbers), places);
    }

    /** How far a machine's move has come for the network. */
    public enum Phase {
        /** One port. */
        HOME,
        /** A port at the destination too; traffic goes to the source, or to both. */
        PREPARED,
        /** Traffic goes to the destination; the source still has its port. */
        SWITCHED
    }

    /**
     * A machine's ports.
     *
     * @param host where traffic belongs
     * @param other the other host that has a port, empty at home
     * @param blocked whether the port at the destination waits for the activating frame
     */
    public record Place(String host, String other, Phase phase, boolean blocked) {
        static Place at(String host) {
            return new Place(host, "", Phase.HOME, false);
        }

        /** The hosts that have a port of the machine. */
        public Set<String> plugged() {
            return other.isEmpty() ? Set.of(host) : Set.of(host, other);
        }

        /** The host to which the machine is going or has gone; empty at home. */
        public String destination() {
            return switch (phase) {
                case HOME -> "";
                case PREPARED -> other;
                case SWITCHED -> host;
            };
        }

        /** The hosts that traffic to the machine is sent to. */
        List<String> targets(boolean bothHosts) {
            return phase == Phase.PREPARED && bothHosts ? List.of(host, other) : List.of(host);
        }
    }

    /**
     * A machine's ports.
     *
     * @throws IllegalArgumentException when there is no such machine
     */
    public Place of(String vm) {
        Integer number = numbers.get(vm);
        Place place = number == null ? null : places.get(number);
        if (place == null) {
            throw new IllegalArgumentException("no machine named " + vm);
        }
        return place;
    }

    Bindings with(String vm, Place place) {
        of(vm);
        return new Bindings(numbers, places.with(numbers.getOrDefault(vm, -1), place));
    }
}
