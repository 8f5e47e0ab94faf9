package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.model.MigrationOptions;

/**
 * A move whose machine first has to let go of virtual functions: it is asked to at the command, and the first page waits until
 * it has. Everything else is the inner move's. Plugging them in again is the world's business once the move has ended.
 *
 * <p>A request to let go cannot be taken back: a move that is given up or fails meanwhile waits for the guest all the same, and
 * only then is over, so that the cards can be plugged in again (QEMU, {@code qemu_savevm_wait_unplug}: state {@code cancelling}).
 */
final class DeviceHandOver implements Move {
    private final Move inner;
    private final List<Integer> cards;
    private final long asked;
    private final long gone;
    private Stage stage;
    private Optional<String> givenUp = Optional.empty();
    private Optional<Failure> broken = Optional.empty();

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
        givenUp = other.givenUp;
        broken = other.broken;
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
        return finished() ? Long.MAX_VALUE : isHeld() ? due() : Math.min(due(), inner.nextNanos());
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        List<Happening> happened = new ArrayList<>(2);
        while (!finished() && due() <= nowNanos) {
            boolean asks = stage == Stage.TO_ASK;
            happened.add(asks ? new Happening.Unplugging(cards) : new Happening.Unplugged(cards));
            stage = asks ? Stage.WAIT_UNPLUG : Stage.UNPLUGGED;
        }
        if (stage == Stage.UNPLUGGED) {
            overtake(nowNanos, happened);
        }
        if (!isHeld() && !finished()) {
            happened.addAll(inner.advance(nowNanos));
        }
        return happened;
    }

    /** Whether the end is known and only the guest's letting go is awaited. */
    private boolean isHeld() {
        return stage == Stage.WAIT_UNPLUG && (givenUp.isPresent() || broken.isPresent());
    }

    /** What came while the guest was letting go takes its effect now. */
    private void overtake(long now, List<Happening> happened) {
        if (givenUp.isPresent()) {
            String reason = givenUp.get();
            givenUp = Optional.empty();
            broken = Optional.empty();
            inner.cancel(now, reason);
            happened.add(new Happening.Cancelled(reason));
        } else if (broken.isPresent()) {
            Failure failure = broken.get();
            broken = Optional.empty();
            happened.addAll(inner.fail(now, failure));
        }
    }

    @Override
    public void cancel(long nowNanos, String reason) {
        if (stage == Stage.WAIT_UNPLUG) {
            givenUp = Optional.of(givenUp.orElse(reason));
        } else {
            inner.cancel(nowNanos, reason);
        }
    }

    @Override
    public boolean goingBack() {
        return (isHeld() && givenUp.isPresent()) || inner.goingBack();
    }

    /** Nothing is sent while the guest lets go, so that nobody notices a broken path or destination before. */
    @Override
    public List<Happening> fail(long nowNanos, Failure failure) {
        boolean unnoticed = failure == Failure.LINK || failure == Failure.TARGET_HOST;
        if (stage == Stage.WAIT_UNPLUG && unnoticed) {
            broken = Optional.of(failure);
            return List.of();
        }
        return inner.fail(nowNanos, failure);
    }

    @Override
    public void mended(long nowNanos, Failure failure) {
        if (broken.filter(failure::equals).isPresent()) {
            broken = Optional.empty();
        }
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
