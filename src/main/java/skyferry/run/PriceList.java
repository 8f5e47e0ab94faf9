package skyferry.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.MigrationOptions.Channels;
import skyferry.model.MigrationOptions.Compression;
import skyferry.model.MigrationOptions.Delta;
import skyferry.model.MigrationOptions.Postcopy;
import skyferry.model.Technique;
import skyferry.run.Offer.Remedy;

/**
 * What can be done about a move and what each would cost. A price is not an estimate: the remedy is done in a copy of the
 * simulation, and the same engine goes on with it.
 *
 * <p>QEMU changes parameters of a move under way ({@code downtime-limit}, {@code max-bandwidth}), but no capabilities
 * ({@code migrate_cap_set}: "There's a migration process in progress"). Remedies that need one give the move up and begin it
 * anew with it, and their price begins at the instant of asking.
 */
public final class PriceList {
    private static final double LONGER = 2;
    private static final double MARGIN = 1.25;
    private static final int STREAMS = 4;
    /** Assumed of a quiet hour: the guest writes a tenth of what it writes now. */
    private static final double QUIET = 0.1;

    /** A move to be priced: one under way, or one that somebody is about to order. */
    public record Question(
            Run run, long atNanos, String vm, String to, Technique technique, MigrationOptions options, State state) {
        /** Whether the move goes on already. */
        public enum State {
            UNDER_WAY,
            PREPARED
        }

        /** About a move that goes on at an instant. */
        public static Question underWay(Run run, long atNanos, MigrationRecord move) {
            return new Question(run, atNanos, move.vm(), move.to(), move.technique(), move.options(), State.UNDER_WAY);
        }

        /** About a move that could be ordered at an instant. */
        public static Question prepared(
                Run run, long atNanos, String vm, String to, Technique technique, MigrationOptions options) {
            return new Question(run, atNanos, vm, to, technique, options, State.PREPARED);
        }

        private boolean goesOn() {
            return state == State.UNDER_WAY;
        }
    }

    /** What can be done; which is known without looking ahead. */
    public List<Offer> offers(Question q) {
        List<Offer> offers = new ArrayList<>();
        offers.add(new Offer(Remedy.WAIT, q.goesOn() ? List.of() : List.of(order(q, q.options())), "", 0));
        long limit = longer(q);
        offers.add(parameters(Remedy.LONGER_PAUSE, q, o -> o.withDowntimeLimit(limit), limit));
        if (q.options().maxBandwidthBytesPerSecond().isPresent()) {
            offers.add(parameters(Remedy.MORE_BANDWIDTH, q, o -> o.withMaxBandwidth(OptionalDouble.empty()), 0));
        }
        if (!q.options().throttle().autoConverge()) {
            offers.add(capabilities(
                    Remedy.THROTTLE,
                    q,
                    o -> o.with(o.throttle().withDirtyLimit(false)).withAutoConverge(true),
                    0));
        }
        offers.add(capabilities(
                Remedy.COMPRESS, q, o -> streams(o, Math.max(2, o.channels().count()), Compression.ZSTD), 0));
        offers.add(capabilities(
                Remedy.MORE_STREAMS, q, o -> streams(o, STREAMS, o.channels().compression()), STREAMS));
        offers.add(postcopy(q));
        offers.add(quiet(q));
        return List.copyOf(offers);
    }

    /** A limit in which what would be left now could be sent, and at least twice the one there is; two digits that matter. */
    private static long longer(Question q) {
        double expected = moveAt(q).map(WorldAt.MoveAt::expectedDowntimeNanos).orElse(0.0);
        double wanted = Math.max(LONGER * q.options().downtimeLimitNanos(), MARGIN * expected);
        double step = StrictMath.pow(10, Math.max(6, StrictMath.floor(StrictMath.log10(wanted)) - 1));
        return Math.round(StrictMath.ceil(wanted / step) * step);
    }

    private static Optional<WorldAt.MoveAt> moveAt(Question q) {
        return q.goesOn()
                ? q.run().timeline().at(q.atNanos()).moves().stream()
                        .filter(move -> move.record().vm().equals(q.vm()))
                        .findFirst()
                : Optional.empty();
    }

    private static Action order(Question q, MigrationOptions options) {
        return new Action.Migrate(q.atNanos(), q.vm(), q.to(), q.technique(), Optional.of(options));
    }

    /** What a move under way takes. */
    private static Offer parameters(Remedy remedy, Question q, UnaryOperator<MigrationOptions> change, double amount) {
        MigrationOptions changed = change.apply(q.options());
        Action action;
        if (!q.goesOn()) {
            action = order(q, changed);
        } else if (remedy == Remedy.LONGER_PAUSE) {
            action = new Action.SetPauseLimit(q.atNanos(), q.vm(), changed.downtimeLimitNanos());
        } else {
            action = new Action.SetOption(q.atNanos(), q.vm(), changed);
        }
        return new Offer(remedy, List.of(action), obstacle(q), amount);
    }

    /** What only a move that begins takes. */
    private static Offer capabilities(
            Remedy remedy, Question q, UnaryOperator<MigrationOptions> change, double amount) {
        Action anew = order(q, change.apply(q.options()));
        List<Action> actions = q.goesOn() ? List.of(new Action.Cancel(q.atNanos(), q.vm()), anew) : List.of(anew);
        return new Offer(remedy, actions, obstacle(q), amount);
    }

    /** A guest that stands still or runs at the destination is beyond these remedies. */
    private static String obstacle(Question q) {
        return moveAt(q)
                .filter(move -> move.phase() == WorldAt.Phase.STOPPED || move.phase() == WorldAt.Phase.RESUMED)
                .map(move -> move.phase() == WorldAt.Phase.STOPPED ? "guest-paused" : "in-postcopy")
                .orElse("");
    }

    /** Several streams exclude differences and post-copy on request (QEMU 9.1, {@code migrate_caps_check}). */
    private static MigrationOptions streams(MigrationOptions o, int count, Compression compression) {
        return o.with(new Channels(true, count, compression, o.channels().level()))
                .with(new Delta(false, o.delta().cacheBytes()))
                .with(allowed(o.postcopy(), false));
    }

    private static Postcopy allowed(Postcopy p, boolean on) {
        return new Postcopy(
                on, p.maxBandwidthBytesPerSecond(), p.preempt(), p.prepaging(), p.afterRounds(), p.afterNanos());
    }

    private static Offer postcopy(Question q) {
        if (q.goesOn() && q.options().postcopy().allowed()) {
            return new Offer(Remedy.POSTCOPY, List.of(new Action.StartPostcopy(q.atNanos(), q.vm())), obstacle(q), 0);
        }
        MigrationOptions o = q.options()
                .with(allowed(q.options().postcopy(), true))
                .with(new Channels(false, q.options().channels().count(), Compression.NONE, 1));
        Action anew = new Action.Migrate(q.atNanos(), q.vm(), q.to(), Technique.HYBRID, Optional.of(o));
        List<Action> actions = q.goesOn() ? List.of(new Action.Cancel(q.atNanos(), q.vm()), anew) : List.of(anew);
        return new Offer(Remedy.POSTCOPY, actions, obstacle(q), 0);
    }

    /** Nobody can order a quiet hour: only its price is told. */
    private static Offer quiet(Question q) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.SetLoad(q.atNanos(), q.vm(), QUIET));
        if (!q.goesOn()) {
            actions.add(order(q, q.options()));
        }
        return new Offer(Remedy.QUIET_HOUR, actions, "guest-decides", QUIET);
    }

    /** What an offer costs: it is taken in a copy of the world, and the move is made to its end. */
    public Price price(Question q, Offer offer) {
        Simulation simulation = q.run().at(q.atNanos());
        simulation.network.watch(Watch.MOVES_AND_PROBES);
        int before = simulation.moves.size();
        int refused = simulation.refused.size();
        long sent = moveAt(q).map(move -> Math.round(move.sentBytes())).orElse(0L);
        offer.actions().forEach(simulation::act);
        simulation.runUntil(q.atNanos());
        if (simulation.refused.size() > refused) {
            return new Price.Fails(simulation.refused.getLast().record().reason());
        }
        boolean anew = simulation.moves.size() > before;
        Optional<ActiveMove> found = simulation.moves.reversed().stream()
                .filter(move -> move.spec.vm().id().equals(q.vm()))
                .findFirst();
        if (found.isEmpty()) {
            return new Price.Fails("no-move");
        }
        ActiveMove move = found.get();
        long limit = q.atNanos() + Previewer.LOOK_AHEAD_NANOS;
        simulation.runWhile(() -> !move.process.finished() || simulation.busyWithNetwork(), limit);
        return priced(q, simulation, move.process.record(), anew ? 0 : sent);
    }

    private static Price priced(Question q, Simulation simulation, MigrationRecord record, long sentBefore) {
        long end = Math.max(record.lastNanos(), q.atNanos());
        double slowDown = Price.slowDown(record, q.atNanos(), end);
        return switch (record.outcome()) {
            case COMPLETED ->
                new Price.Ends(
                        end - q.atNanos(),
                        record.guestPauseNanos(),
                        outage(simulation, record),
                        slowDown,
                        Math.max(0, record.transferredBytes() - sentBefore));
            case ACTIVE ->
                new Price.GoesOn(Previewer.LOOK_AHEAD_NANOS, record.leftBytes().at(record.endNanos()), slowDown);
            case CANCELLED, FAILED, REFUSED, NOT_CONVERGED ->
                new Price.Fails(record.reason().isEmpty() ? record.outcome().id() : record.reason());
        };
    }

    private static long outage(Simulation simulation, MigrationRecord record) {
        return Previewer.outages(simulation, record).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
