package skyferry.stage.shell;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import skyferry.stage.session.Session;

/** The window's clock: once a pulse it lets the time that went by on the wall go by in the session, and counts the pulses. */
public final class Heartbeat extends AnimationTimer {
    private static final long SECOND = 1_000_000_000L;

    private final Session session;
    private final ReadOnlyIntegerWrapper pulses = new ReadOnlyIntegerWrapper(this, "pulses");
    private long last = -1;
    private long counted;
    private int count;

    public Heartbeat(Session session) {
        this.session = session;
    }

    /** Pulses in the last full second. */
    public ReadOnlyIntegerProperty pulsesProperty() {
        return pulses.getReadOnlyProperty();
    }

    @Override
    public void handle(long now) {
        if (last >= 0) {
            session.tick(now - last);
        }
        last = now;
        count++;
        if (now - counted >= SECOND) {
            if (counted > 0) {
                pulses.set((int) Math.round((double) count * SECOND / (now - counted)));
            }
            counted = now;
            count = 0;
        }
    }
}
