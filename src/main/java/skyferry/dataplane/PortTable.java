package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import skyferry.model.Ipv4;
import skyferry.model.Network;

/** A bridge's ports by number, and by what is behind them. Immutable. */
final class PortTable {
    static final PortTable EMPTY = new PortTable(List.of());

    private static final Comparator<Bridge.Port> ORDER = (one, other) -> one.number() != other.number()
            ? Integer.compare(one.number(), other.number())
            : one.name().compareTo(other.name());

    private final List<Bridge.Port> all;
    private final Map<String, List<Bridge.Port>> byVm = new HashMap<>();
    private final Map<Long, Bridge.Port> tunnels = new HashMap<>();

    private PortTable(List<Bridge.Port> all) {
        this.all = List.copyOf(all);
        for (Bridge.Port port : this.all) {
            if (!port.vm().isEmpty()) {
                byVm.computeIfAbsent(port.vm(), vm -> new ArrayList<>(1)).add(port);
            } else if (port.kind() == Bridge.Kind.TUNNEL) {
                tunnels.putIfAbsent(tunnel(port.remoteAddress(), port.tunnel()), port);
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
        return tunnels.get(tunnel(remote, type));
    }

    private static long tunnel(Ipv4 remote, Network.Type type) {
        return (long) type.ordinal() << 32 | remote.bits() & 0xffff_ffffL;
    }

    void differences(PortTable before, Differences differences) {
        if (this == before) {
            return;
        }
        int i = 0;
        int j = 0;
        while (i < all.size() || j < before.all.size()) {
            int order = order(before, i, j);
            if (order == 0 && !all.get(i).equals(before.all.get(j))) {
                differences.went(before.all.get(j));
                differences.cameTo(all.get(i));
            } else if (order < 0) {
                differences.cameTo(all.get(i));
            } else if (order > 0) {
                differences.went(before.all.get(j));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    /** Which of two ports comes first; they are mostly the same object. */
    private int order(PortTable before, int i, int j) {
        if (i == all.size() || j == before.all.size()) {
            return i == all.size() ? 1 : -1;
        }
        return all.get(i) == before.all.get(j) ? 0 : ORDER.compare(all.get(i), before.all.get(j));
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
