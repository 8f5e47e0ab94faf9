package skyferry.stage.learn.step;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/** What the cards of one step listen to, so that all of it can be let go when the step is left. */
final class Following {
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Does something now and whenever one of these changes. */
    void follow(Runnable work, ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            subscriptions.add(value.subscribe((old, now) -> work.run()));
        }
        work.run();
    }

    void letGo() {
        subscriptions.forEach(Subscription::unsubscribe);
        subscriptions.clear();
    }
}
