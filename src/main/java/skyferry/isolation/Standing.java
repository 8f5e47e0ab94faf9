package skyferry.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Differences;
import skyferry.dataplane.Flow;

/** Which contracts are broken in one state of a world. Immutable; that of the next state costs what has changed. */
final class Standing {
    private final Contracts contracts;
    private final DataPlane state;
    private final Map<String, List<Contracts.Breach>> breaches;
    private final int checked;

    private Standing(Contracts contracts, DataPlane state, Map<String, List<Contracts.Breach>> breaches, int checked) {
        this.contracts = contracts;
        this.state = state;
        this.breaches = breaches;
        this.checked = checked;
    }

    /** Every contract looked at. */
    static Standing of(Contracts contracts, DataPlane state) {
        Update update = new Update(contracts, Map.of());
        for (Bridge bridge : state.bridges().values()) {
            update.compare(bridge, Bridge.empty(bridge.host(), bridge.vtep()));
        }
        return update.standing(state);
    }

    /** Those of another state; only what differs is looked at. */
    Standing after(DataPlane next) {
        if (next == state) {
            return this;
        }
        if (!next.isOfSameWorld(state)) {
            return of(contracts, next);
        }
        Update update = new Update(contracts, breaches);
        for (Bridge bridge : next.changedSince(state)) {
            update.compare(bridge, state.bridge(bridge.host()));
        }
        return update.standing(next);
    }

    /** What is broken, by host. */
    List<Contracts.Breach> breaches() {
        return breaches.values().stream().flatMap(List::stream).toList();
    }

    /** Whose packets may meet what is broken. */
    Suspects suspects() {
        Suspects all = Suspects.NONE;
        for (Contracts.Breach breach : breaches()) {
            all = all.and(breach.suspects());
        }
        return all;
    }

    /** How many flows and ports were looked at. */
    int checked() {
        return checked;
    }

    /** Follows the differences of bridge after bridge. */
    private static final class Update implements Differences {
        private final Contracts contracts;
        private final Map<String, List<Contracts.Breach>> before;
        private @Nullable Map<String, List<Contracts.Breach>> changed;
        private String host = "";
        private int checked;

        Update(Contracts contracts, Map<String, List<Contracts.Breach>> before) {
            this.contracts = contracts;
            this.before = before;
        }

        void compare(Bridge bridge, Bridge old) {
            host = bridge.host();
            bridge.differences(old, this);
        }

        Standing standing(DataPlane state) {
            return new Standing(contracts, state, changed == null ? before : changed, checked);
        }

        @Override
        public void cameTo(Flow flow) {
            checked++;
            add(contracts.suspects(host, flow), Optional.of(flow), "");
        }

        @Override
        public void went(Flow flow) {
            remove(Optional.of(flow), "");
        }

        @Override
        public void cameTo(Bridge.Port port) {
            checked++;
            add(contracts.suspects(host, port), Optional.empty(), port.name());
        }

        @Override
        public void went(Bridge.Port port) {
            remove(Optional.empty(), port.name());
        }

        /** The members themselves are looked at one by one. */
        @Override
        public boolean mindsMemberActions() {
            return false;
        }

        private void add(Suspects suspects, Optional<Flow> flow, String port) {
            if (!suspects.isEmpty()) {
                ofHost().add(new Contracts.Breach(host, flow, port, suspects));
            }
        }

        private void remove(Optional<Flow> flow, String port) {
            Map<String, List<Contracts.Breach>> now = changed == null ? before : changed;
            if (now.containsKey(host)) {
                ofHost().removeIf(breach ->
                        breach.flow().equals(flow) && breach.port().equals(port));
            }
        }

        /** The host's own list, made ready to be changed. */
        private List<Contracts.Breach> ofHost() {
            if (changed == null) {
                changed = new TreeMap<>();
                for (Map.Entry<String, List<Contracts.Breach>> entry : new LinkedHashMap<>(before).entrySet()) {
                    changed.put(entry.getKey(), new ArrayList<>(entry.getValue()));
                }
            }
            return changed.computeIfAbsent(host, h -> new ArrayList<>());
        }
    }
}
