package skyferry.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import skyferry.fabric.Sharing;
import skyferry.model.Fabric;
import skyferry.model.Scenario;

/** Who has which share of the links: moves by what they ask for, tenants' streams by where their machines stand. */
final class Shares {
    private final Sharing sharing;
    private final Map<String, Flows.Track> traffic = new LinkedHashMap<>();
    private final List<@Nullable ActiveMove> moves = new ArrayList<>();
    private final List<Flows.@Nullable Track> tracks = new ArrayList<>();
    private Fabric fabric;
    private long worldChanges = -1;

    Shares(Scenario scenario) {
        fabric = scenario.fabric();
        sharing = new Sharing(fabric);
        scenario.traffic().forEach(stream -> traffic.put(stream.id(), new Flows.Track(stream)));
    }

    private Shares(Shares other, List<ActiveMove> underWay) {
        sharing = other.sharing.copy();
        fabric = other.fabric;
        worldChanges = other.worldChanges;
        other.traffic.forEach((id, track) -> traffic.put(id, track.copy()));
        underWay.forEach(move -> own(move.stream, move, null));
        traffic.values().forEach(track -> own(track.stream, null, track));
    }

    /** A copy that serves copies of the moves under way. */
    Shares copy(List<ActiveMove> underWay) {
        return new Shares(this, underWay);
    }

    /** Tenants' streams and what they got so far, by name. */
    Map<String, Flows.Track> traffic() {
        return traffic;
    }

    /** Looks whether a move asks for another stream than before. */
    void look(ActiveMove move) {
        double demand = move.process.finished() ? 0 : move.process.demandBytesPerSecond();
        List<String> path = move.path.last();
        if (demand <= 0) {
            if (move.stream >= 0) {
                sharing.leave(move.stream);
                own(move.stream, null, null);
                move.stream = -1;
            }
        } else if (move.stream < 0) {
            move.stream = sharing.join(new Sharing.Stream(path, demand, 1));
            own(move.stream, move, null);
        } else if (demand != move.asked || path != move.way) {
            sharing.change(move.stream, new Sharing.Stream(path, demand, 1));
        }
        move.asked = demand;
        move.way = path;
    }

    /** Shares the links anew; gives the moves whose stream began or changed, or whose share is another. */
    List<ActiveMove> settle(WorldState world, long now) {
        if (world.changes() != worldChanges) {
            worldChanges = world.changes();
            follow(world, now);
        }
        List<ActiveMove> changed = new ArrayList<>();
        for (int stream : sharing.settle()) {
            double rate = sharing.rate(stream);
            ActiveMove move = moves.get(stream);
            Flows.Track track = tracks.get(stream);
            if (track != null) {
                track.rate.level(now, rate);
            } else if (move != null) {
                tell(move, rate, now);
                changed.add(move);
            }
        }
        return changed;
    }

    private static void tell(ActiveMove move, double rate, long now) {
        if (rate != move.share || move.asked != move.demand) {
            move.demand = move.asked;
            move.share = rate;
            move.process.share(now, rate);
        }
    }

    /** Takes over where cables and tenants' machines are now. */
    private void follow(WorldState world, long now) {
        if (world.fabric() != fabric) {
            fabric = world.fabric();
            sharing.fabric(fabric);
        }
        for (Flows.Track track : traffic.values()) {
            Sharing.Stream wanted = track.stream(world, now);
            if (track.stream < 0) {
                track.stream = sharing.join(wanted);
                own(track.stream, null, track);
            } else if (!wanted.equals(track.wanted)) {
                sharing.change(track.stream, wanted);
            }
            track.wanted = wanted;
        }
    }

    private void own(int stream, @Nullable ActiveMove move, Flows.@Nullable Track track) {
        if (stream < 0) {
            return;
        }
        while (moves.size() <= stream) {
            moves.add(null);
            tracks.add(null);
        }
        moves.set(stream, move);
        tracks.set(stream, track);
    }
}
