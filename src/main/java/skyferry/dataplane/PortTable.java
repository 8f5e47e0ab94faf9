package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import skyferry.model.Ipv4;
import skyferry.model.Network;

/** A bridge's ports by number, and by what is behind them. Immutable. */
final class PortTable {
    static final PortTable EMPTY = new PortTable(List.of());

    private static final Comparator<Bridge.Port> ORDER =
            Comparator.comparingInt(Bridge.Port::number).thenComparing(Bridge.Port::name);

    private final List<Bridge.Port> all;
    private final Map<String, List<Bridge.Port>> byVm = new HashMap<>();

    private PortTable(List<Bridge.Port> all) {
        this.all = List.copyOf(all);
        for (Bridge.Port port : this.all) {
            if (!port.vm().isEmpty()) {
                byVm.computeIfAbsent(port.vm(), vm -> new ArrayList<>(1)).add(port);
            }
        }
    }

    static PortTable of(List<Bridge.Port> ports) {
        List<Bridge.Port> sorted = new ArrayList<>(ports);
        sorted.sort(ORDER);
        return new PortTable(sorted);
    }

    List<Bridge.Port> all() {
        return all;
    }

    List<Bridge.Port> of(String vm) {
        return List.copyOf(byVm.getOrDefault(vm, List.of()));
    }

    Bridge.@Nullable Port numbered(int number) {
        int low = 0;
        int high = all.size() - 1;
        while (low <= high && number != 0) {
            int middle = (low + high) >>> 1;
            int found = all.get(middle).number();
            if (found == number) {
                return all.get(middle);
            }
            if (found < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    Bridge.@Nullable Port tunnelFrom(Ipv4 remote, Network.Type type) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Bridge.Port port = all.get(i);
            if (port.kind() == Bridge.Kind.TUNNEL
                    && port.tunnel() == type
                    && port.remoteAddress().bits() == remote.bits()) {
                return port;
            }
        }
        return null;
    }

    void differences(PortTable before, Differences differences) {
        if (this == before) {
            return;
        }
        Set<Bridge.Port> had = new HashSet<>(before.all);
        Set<Bridge.Port> has = new HashSet<>(all);
        before.all.stream().filter(port -> !has.contains(port)).forEach(differences::went);
        all.stream().filter(port -> !had.contains(port)).forEach(differences::cameTo);
    }

    /** The ports after some have come, in the place of others of their number and name, and some have gone; itself if none have. */
    PortTable with(List<Push.PortChange> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        List<Bridge.Port> next = new ArrayList<>(all);
        for (Push.PortChange change : changes) {
            switch (change) {
                case Push.PortChange.Plug(Bridge.Port port) -> {
                    int at = Collections.binarySearch(next, port, ORDER);
                    if (at >= 0) {
                        next.set(at, port);
                    } else {
                        next.add(-at - 1, port);
                    }
                }
                case Push.PortChange.Unplug(String name) ->
                    next.removeIf(port -> port.name().equals(name));
            }
        }
        return next.equals(all) ? this : new PortTable(next);
    }
}
