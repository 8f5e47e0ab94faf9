package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.model.Host;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;
import skyferry.model.Network;
import skyferry.model.Technique;
import skyferry.model.Vm;

/**
 * What the checks look at.
 *
 * @param vm the machine, with the cards that it has now
 * @param networks those that its cards are on, by name
 * @param room what the target has left
 * @param way the path of the stream
 * @param moving whether the machine is under way already
 */
public record Situation(
        Vm vm,
        Map<String, Network> networks,
        Lens lens,
        Technique technique,
        MigrationOptions options,
        Host source,
        Host target,
        Room room,
        Way way,
        boolean moving) {
    public Situation {
        networks = Map.copyOf(networks);
    }

    /**
     * What the target has left.
     *
     * @param up whether it runs
     * @param freeRamBytes memory that no machine has and no move has reserved
     * @param freeHugePagesBytes huge pages that back no machine
     * @param freeVirtualFunctions VFs that no machine has and no move has reserved
     * @param vcpus of the machines there
     * @param pinnedCpus threads that machines there are pinned to
     * @param machines names of the machines there
     * @param moves moves under way that it takes part in
     * @param movesAtSource moves under way that the source takes part in
     * @param cost what those moves take of the target, as vCenter counts it
     * @param costAtSource the same of the source
     */
    public record Room(
            boolean up,
            long freeRamBytes,
            long freeHugePagesBytes,
            int freeVirtualFunctions,
            int vcpus,
            Set<Integer> pinnedCpus,
            List<String> machines,
            int moves,
            int movesAtSource,
            int cost,
            int costAtSource) {
        /** A room in which each move takes 1. */
        public Room(
                boolean up,
                long freeRamBytes,
                long freeHugePagesBytes,
                int freeVirtualFunctions,
                int vcpus,
                Set<Integer> pinnedCpus,
                List<String> machines,
                int moves,
                int movesAtSource) {
            this(
                    up,
                    freeRamBytes,
                    freeHugePagesBytes,
                    freeVirtualFunctions,
                    vcpus,
                    pinnedCpus,
                    machines,
                    moves,
                    movesAtSource,
                    moves,
                    movesAtSource);
        }

        public Room {
            pinnedCpus = Set.copyOf(pinnedCpus);
            machines = List.copyOf(machines);
        }
    }

    /**
     * The path of the stream.
     *
     * @param exists whether the target's tunnel end point can be reached from the source
     * @param bytesPerSecond of its slowest cable
     * @param roundTripNanos there and back
     * @param mtu largest IP packet that fits through, bytes
     */
    public record Way(boolean exists, double bytesPerSecond, long roundTripNanos, int mtu) {
        /** No path. */
        public static final Way NONE = new Way(false, 0, 0, 0);
    }

    /** Whether the machine is to go on there with the state that it has here. */
    boolean live() {
        return technique != Technique.COLD && technique != Technique.RESTART;
    }

    /** Whether it is to stay where it is. */
    boolean stays() {
        return source.id().equals(target.id());
    }
}
