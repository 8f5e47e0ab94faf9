package skyferry.stage.session;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/** One thread of its own. What goes wrong on it is thrown on the JavaFX thread, so that nothing fails in silence. */
public final class WorkerThread implements Background {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("skyferry-worker").daemon().factory());

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        if (executor.isShutdown()) {
            return;
        }
        executor.execute(() -> {
            try {
                T result = work.get();
                Platform.runLater(() -> then.accept(result));
            } catch (RuntimeException | Error failure) {
                Platform.runLater(() -> {
                    throw failure;
                });
            }
        });
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
