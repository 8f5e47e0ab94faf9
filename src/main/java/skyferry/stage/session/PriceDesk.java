package skyferry.stage.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import skyferry.run.Offer;
import skyferry.run.Price;
import skyferry.run.PriceList.Question;

/** Asks the engine for prices on the worker thread, one at a time; only the latest question is answered. */
public final class PriceDesk {
    private final Engine engine;
    private final Background background;
    private final AtomicLong question = new AtomicLong();

    public PriceDesk(Engine engine, Background background) {
        this.engine = engine;
        this.background = background;
    }

    /**
     * Asks what can be done about a move, then what each costs.
     *
     * @param offered called first, with all that can be done
     * @param priced called for each as it is known
     */
    public void ask(Question asked, Consumer<List<Offer>> offered, BiConsumer<Offer, Price> priced) {
        long mine = question.incrementAndGet();
        background.<Optional<List<Offer>>>run(
                () -> mine == question.get() ? Optional.of(engine.offers(asked)) : Optional.empty(),
                offers -> offers.filter(o -> mine == question.get()).ifPresent(o -> {
                    offered.accept(o);
                    o.forEach(offer -> price(mine, asked, offer, priced));
                }));
    }

    /** Asks what one thing costs that somebody thinks of doing. */
    public void ask(Question asked, Offer offer, BiConsumer<Offer, Price> priced) {
        price(question.incrementAndGet(), asked, offer, priced);
    }

    private void price(long mine, Question asked, Offer offer, BiConsumer<Offer, Price> priced) {
        background.<Optional<Price>>run(
                () -> mine == question.get() ? Optional.of(engine.price(asked, offer)) : Optional.empty(),
                price -> price.filter(p -> mine == question.get()).ifPresent(p -> priced.accept(offer, p)));
    }

    /** Whatever is asked still is not answered. */
    public void forget() {
        question.incrementAndGet();
    }
}
