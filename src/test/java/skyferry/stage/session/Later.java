package skyferry.stage.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Background work that is done when the test says so. */
final class Later implements Background {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        waiting.add(() -> then.accept(work.get()));
    }

    @Override
    public void close() {
        waiting.clear();
    }

    /** Does everything that waits, and what that leads to. */
    void catchUp() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }
}
