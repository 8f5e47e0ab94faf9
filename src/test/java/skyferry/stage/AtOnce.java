package skyferry.stage;

import java.util.function.Consumer;
import java.util.function.Supplier;
import skyferry.stage.session.Background;

/** Work that is done at once: there is nobody to keep waiting. */
record AtOnce() implements Background {
    @Override
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        then.accept(work.get());
    }

    @Override
    public void close() {}
}
