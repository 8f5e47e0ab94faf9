package skyferry.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.DataPlane;
import skyferry.isolation.IsolationReport;
import skyferry.migration.MigrationRecord;
import skyferry.migration.PageHistory;
import skyferry.model.Fabric;

/**
 * The whole world at one instant: what a picture is drawn from. All maps keep the order of the scenario.
 *
 * @param cards the cards of machines that have, or had, others than virtio ones
 */
public record WorldAt(
        long nanos,
        Fabric fabric,
        Map<String, HostAt> hosts,
        Map<String, VmAt> vms,
        List<MoveAt> moves,
        Map<String, LinkAt> links,
        DataPlane dataPlane,
        IsolationReport isolation,
        Map<String, ProbeAt> probes,
        Map<String, List<CardAt>> cards) {

    /** A world whose machines have virtio cards alone. */
    public WorldAt(
            long nanos,
            Fabric fabric,
            Map<String, HostAt> hosts,
            Map<String, VmAt> vms,
            List<MoveAt> moves,
            Map<String, LinkAt> links,
            DataPlane dataPlane,
            IsolationReport isolation,
            Map<String, ProbeAt> probes) {
        this(nanos, fabric, hosts, vms, moves, links, dataPlane, isolation, probes, Map.of());
    }

    /** Whether two worlds are alike; the instants are compared first, for that spares working out the rest of most pairs. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof WorldAt world
                        && nanos == world.nanos
                        && fabric.equals(world.fabric)
                        && moves.equals(world.moves)
                        && hosts.equals(world.hosts)
                        && vms.equals(world.vms)
                        && links.equals(world.links)
                        && dataPlane.equals(world.dataPlane)
                        && isolation.equals(world.isolation)
                        && probes.equals(world.probes)
                        && cards.equals(world.cards);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nanos, moves, isolation);
    }

    /** The way that a card's frames take now; empty for a machine whose cards are virtio ones and never changed. */
    public java.util.Optional<NicPath> path(String vm, int card) {
        List<CardAt> known = cards.getOrDefault(vm, List.of());
        return card < known.size() ? java.util.Optional.of(known.get(card).path()) : java.util.Optional.empty();
    }

    /**
     * @param cpuShare share of the host's threads that its guests keep busy, 0..1
     * @param ramShare share of the host's memory that is given away, 0..1 (a machine under way counts at both ends)
     * @param vms machines that run here
     * @param incoming machines on their way here
     * @param vfOwners machine that has each virtual function, empty text for a free one
     */
    public record HostAt(
            String id,
            boolean up,
            double cpuShare,
            double ramShare,
            long freeRamBytes,
            List<String> vms,
            List<String> incoming,
            List<String> vfOwners) {}

    /**
     * A machine.
     *
     * @param host where it runs, or where it stood when it was paused or went down
     * @param boots how often it was booted, the boot before the scenario included
     */
    public record VmAt(String id, String host, State state, int boots) {
        /** A machine that runs since before the scenario. */
        public VmAt(String id, String host, State state) {
            this(id, host, state, 1);
        }

        /** The same machine at another host or in another state. */
        public VmAt with(String otherHost, State otherState) {
            return new VmAt(id, otherHost, otherState, boots);
        }

        /** The same machine booted anew. */
        public VmAt booted() {
            return new VmAt(id, host, State.RUNNING, boots + 1);
        }

        /** Whether its memory is gone, so that only a restart brings it back. */
        public boolean dead() {
            return state == State.DOWN || state == State.LOST;
        }
    }

    /** What a machine does. */
    public enum State {
        RUNNING,
        PAUSED,
        /** Its host lost power, or it is booting. */
        DOWN,
        /** A move broke after the switch to post-copy: no host has all of its memory. */
        LOST
    }

    /** The part of a move that is going on. */
    public enum Phase {
        SETUP,
        PRECOPY,
        STOPPED,
        RESUMED
    }

    /**
     * A move that is under way.
     *
     * @param path node names from source to destination host, the way the stream takes
     * @param leftBytes left to send in this round
     * @param bytesPerSecond what the stream carries now
     * @param arrivedShare share of the machine's pages whose newest content is at the destination, 0..1
     */
    public record MoveAt(
            MigrationRecord record,
            Phase phase,
            int round,
            List<String> path,
            double leftBytes,
            double sentBytes,
            double bytesPerSecond,
            double thresholdBytes,
            double dirtyPagesPerSecond,
            double expectedDowntimeNanos,
            int throttlePercent,
            double arrivedShare) {

        /** The memory by address, in {@code cells} parts. */
        public PageHistory.PageMap pages(long nanos, int cells) {
            return record.pages().at(nanos, cells);
        }
    }

    /** Load of a cable in bytes per second, from its end a to its end b and back. */
    public record LinkAt(String id, boolean up, double capacityBytesPerSecond, double aToB, double bToA) {}

    /**
     * @param answered whether a packet sent now would come back
     * @param silentSinceNanos since when none has come back
     * @param longestGapNanos longest silence so far
     */
    public record ProbeAt(String id, boolean answered, OptionalLong silentSinceNanos, long longestGapNanos) {}
}
