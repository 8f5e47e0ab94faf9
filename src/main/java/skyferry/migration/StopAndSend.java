package skyferry.migration;

import java.util.List;
import java.util.OptionalLong;
import skyferry.memory.WriteClock;

/**
 * The guest is stopped: device state, then the rest without a rate limit, then the guest starts at the destination (rules 11
 * to 14). Downtime ends when the last byte is in the socket, the guest's pause when it runs again.
 */
final class StopAndSend implements Ending {
    private final MoveSpec spec;
    private final PageStream stream;
    private final MoveLog log;
    private final Times times;
    private LastStretch last = LastStretch.NONE;
    private Stage stage = Stage.STOPPING;
    private long stageNanos;

    private enum Stage {
        STOPPING,
        SENDING,
        ARRIVING,
        STARTING,
        DONE
    }

    /** Begins at {@code now}; the last sync is made, and the guest stopped. */
    StopAndSend(MoveSpec spec, PageStream stream, MoveLog log, Times times, long now) {
        this.spec = spec;
        this.stream = stream;
        this.log = log;
        this.times = times;
        stageNanos = now + spec.machine().stopNanos();
    }

    @Override
    public Ending copy(PageStream ofStream, WriteClock clock, MoveLog ofLog, Times ofTimes) {
        StopAndSend copy = new StopAndSend(spec, ofStream, ofLog, ofTimes, 0);
        copy.last = last.copy();
        copy.stage = stage;
        copy.stageNanos = stageNanos;
        return copy;
    }

    @Override
    public double demandBytesPerSecond() {
        return stage == Stage.STARTING || stage == Stage.DONE ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public long nextNanos() {
        return switch (stage) {
            case STOPPING, STARTING -> stageNanos;
            case SENDING -> last.inSocket(stream.line());
            case ARRIVING -> last.arrived(stream.line());
            case DONE -> Long.MAX_VALUE;
        };
    }

    @Override
    public void settle(long now) {
        if (stage == Stage.SENDING || stage == Stage.ARRIVING) {
            last.run(now, stream.line());
        }
        if (stage == Stage.SENDING) {
            stream.drawLast(now, last);
        }
    }

    @Override
    public void step(long now, List<Happening> happened) {
        switch (stage) {
            case STOPPING -> {
                last = stream.finish(now, spec.machine().deviceStateBytes());
                stream.drawLast(now, last);
                stage = Stage.SENDING;
            }
            case SENDING -> {
                last.run(now, stream.line());
                stream.end(now, last);
                times.end = now;
                times.downtimeNanos = now - times.completing;
                log.endRound(now, stream.sentBytes(), 0, 0);
                happened.add(new Happening.StreamEnded());
                stage = Stage.ARRIVING;
            }
            case ARRIVING -> {
                stage = Stage.STARTING;
                stageNanos = now + spec.machine().destinationStartNanos();
            }
            case STARTING -> {
                times.resumed = OptionalLong.of(now);
                happened.add(new Happening.Resumed(now - times.paused.orElse(now)));
                stage = Stage.DONE;
            }
            case DONE -> {}
        }
    }

    @Override
    public boolean sending() {
        return false;
    }

    @Override
    public boolean done() {
        return stage == Stage.DONE;
    }

    /** QEMU calls a move completed once its last byte is in the socket, and what is completed cannot be cancelled. */
    @Override
    public boolean revocable() {
        return stage == Stage.STOPPING || stage == Stage.SENDING;
    }

    /**
     * The source keeps its paused copy until the guest runs at the destination (libvirt's Finish and Confirm). Once the whole
     * stream has arrived the destination starts by itself; under libvirt it is destroyed with the connection that made it.
     */
    @Override
    public Fate fate(Failure failure) {
        if (stage != Stage.STARTING) {
            return Fate.BACK;
        }
        return switch (failure) {
            case SOURCE_HOST ->
                switch (spec.lens()) {
                    case LIBVIRT, NOVA, KUBEVIRT -> Fate.BACK;
                    case QEMU, VMOTION, XEN, XEN_CLASSIC, HYPERV -> Fate.UNHURT;
                };
            case LINK, CONTROLLER -> Fate.UNHURT;
            case TARGET_HOST, STORAGE -> Fate.BACK;
        };
    }

    @Override
    public void breakOff(long now) {
        settle(now);
    }

    @Override
    public boolean mend(long now) {
        return false;
    }
}
