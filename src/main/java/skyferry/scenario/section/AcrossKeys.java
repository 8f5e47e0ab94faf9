package skyferry.scenario.section;

import java.util.Optional;
import skyferry.model.Across;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Words;

/** {@code across} of a network: how a machine is reached that moves to where the network is not. */
final class AcrossKeys {
    private static final Type<Long> TIME =
            Quantity.between(Dimension.TIME, "0 ms", "24 h").whole();

    private static final Key<Across.Way> WAY = Key.required(
            "way",
            Words.of(Across.Way.class),
            "The network is stretched, routers learn a host-route, a home agent opens a tunnel, or there is a"
                    + " new-address.");
    private static final Key<Long> AFTER = Key.optional(
            "after",
            TIME,
            "From the resume to the route, the home agent or the name server knowing it; 1 s, 200 ms, 3 s, assumed.");
    private static final Key<Long> TTL = Key.optional(
            "ttl", TIME, "How long peers believe what the name server said; 60 s, assumed; only with new-address.");
    private static final Key<String> HOME = Key.optional(
            "home",
            Kinds.TO_HOST,
            "The home agent; where the machine was first started if not given; only with tunnel.");

    static final Struct TYPE = Struct.of("way across", WAY, AFTER, TTL, HOME);

    private AcrossKeys() {}

    /** @param confined whether the network ends somewhere: what is outside loses it, if nothing else is said */
    static Across across(Optional<Fields> written, boolean confined) {
        if (written.isEmpty()) {
            return confined ? Across.CONFINED : Across.STRETCHED;
        }
        Fields fields = written.get();
        Across usual = Across.of(fields.get(WAY));
        return new Across(
                usual.way(),
                fields.or(AFTER, usual.settleNanos()),
                fields.or(TTL, usual.ttlNanos()),
                fields.or(HOME, usual.home()));
    }
}
