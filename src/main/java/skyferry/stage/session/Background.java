package skyferry.stage.session;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where slow work is done, one piece after the other, while the window stays live. */
public interface Background {

    /** Does {@code work} elsewhere and hands what came out to {@code then} on the JavaFX thread. */
    <T> void run(Supplier<T> work, Consumer<T> then);

    /** Takes no more work and forgets what has not begun. */
    void close();
}
