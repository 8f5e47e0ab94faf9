package skyferry.stage.learn.desk;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import skyferry.stage.session.Background;

/** The thread that writes the record, so that no flush to the disk makes the window wait. It finishes what it has begun. */
public final class PenThread implements Background {
    private static final long PATIENCE_SECONDS = 5;

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("skyferry-record").daemon().factory());

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        if (!executor.isShutdown()) {
            executor.execute(() -> {
                T result = work.get();
                Platform.runLater(() -> then.accept(result));
            });
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
