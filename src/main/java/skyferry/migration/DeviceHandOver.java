package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import skyferry.model.MigrationOptions;

/**
 * A move whose machine first has to let go of virtual functions: it is asked to at the command, and the first page waits until
 * it has. Everything else is the inner move's. Plugging them in again is the world's business once the move has ended.
 */
final class DeviceHandOver implements Move {
    private final Move inner;
    private final List<Integer> cards;
    private final long asked;
    private final long gone;
    private Stage stage;

    private enum Stage {
        TO_ASK,
        WAIT_UNPLUG,
        UNPLUGGED
    }

    DeviceHandOver(Move inner, List<Integer> cards, long askedNanos, long unplugNanos) {
        this.inner = inner;
        this.cards = List.copyOf(cards);
        this.asked = askedNanos;
        this.gone = askedNanos + unplugNanos;
        this.stage = Stage.TO_ASK;
    }

    private DeviceHandOver(DeviceHandOver other) {
        inner = other.inner.copy();
        cards = other.cards;
        asked = other.asked;
        gone = other.gone;
        stage = other.stage;
    }

    @Override
    public Move copy() {
        return new DeviceHandOver(this);
    }

    @Override
    public String vm() {
        return inner.vm();
    }

    @Override
    public double demandBytesPerSecond() {
        return inner.demandBytesPerSecond();
    }

    @Override
    public void share(long nowNanos, double bytesPerSecond) {
        inner.share(nowNanos, bytesPerSecond);
    }

    private long due() {
        return switch (stage) {
            case TO_ASK -> asked;
            case WAIT_UNPLUG -> gone;
            case UNPLUGGED -> Long.MAX_VALUE;
        };
    }

    @Override
    public long nextNanos() {
        return finished() ? Long.MAX_VALUE : Math.min(due(), inner.nextNanos());
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        List<Happening> happened = new ArrayList<>(2);
        while (!finished() && due() <= nowNanos) {
            boolean asks = stage == Stage.TO_ASK;
            happened.add(asks ? new Happening.Unplugging(cards) : new Happening.Unplugged(cards));
            stage = asks ? Stage.WAIT_UNPLUG : Stage.UNPLUGGED;
        }
        happened.addAll(inner.advance(nowNanos));
        return happened;
    }

    @Override
    public void cancel(long nowNanos, String reason) {
        inner.cancel(nowNanos, reason);
    }

    @Override
    public boolean goingBack() {
        return inner.goingBack();
    }

    @Override
    public List<Happening> fail(long nowNanos, Failure failure) {
        return inner.fail(nowNanos, failure);
    }

    @Override
    public void mended(long nowNanos, Failure failure) {
        inner.mended(nowNanos, failure);
    }

    @Override
    public Balance balance() {
        return inner.balance();
    }

    @Override
    public List<Happening> recover(long nowNanos) {
        return inner.recover(nowNanos);
    }

    @Override
    public void options(long nowNanos, MigrationOptions options) {
        inner.options(nowNanos, options);
    }

    @Override
    public void load(long nowNanos, double scale) {
        inner.load(nowNanos, scale);
    }

    @Override
    public void startPostcopy(long nowNanos) {
        inner.startPostcopy(nowNanos);
    }

    @Override
    public boolean finished() {
        return inner.finished();
    }

    @Override
    public MigrationRecord record() {
        return inner.record();
    }
}
