package skyferry.stage.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.migration.MigrationRecord;
import skyferry.run.Preview;
import skyferry.scene.Quantities;
import skyferry.stage.words.Words;

/** Turns what the engine foresees of a move into words. */
public final class Judge {
    /** A downtime of so many times its limit is a price: predictions miss by less on an idle network. */
    private static final int COSTLY_LIMITS = 2;

    private final Words words;
    private final BlockerWords blockers;

    public Judge(Words words) {
        this.words = words;
        this.blockers = new BlockerWords(words);
    }

    /** The verdict of a host that is still being asked. */
    public Judgement pending(String host) {
        return Judgement.pending(host, words.of("verdict.pending"));
    }

    /** The verdict of a host on a move that the engine has looked ahead at. */
    public Judgement judge(String host, Preview preview) {
        return switch (preview) {
            case Preview.Ends ends -> ends(host, ends);
            case Preview.DoesNotConverge open -> open(host, open);
            case Preview.Blocked blocked -> blocked(host, blocked);
        };
    }

    private Judgement ends(String host, Preview.Ends ends) {
        MigrationRecord move = ends.record();
        String pause = Quantities.duration(move.guestPauseNanos());
        String total = Quantities.duration(move.totalNanos());
        long outage = ends.outageNanos().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long limit = move.options().downtimeLimitNanos();
        List<String> causes = new ArrayList<>();
        causes.add(words.of("verdict.ends.total", total, Quantities.bytes(move.transferredBytes()), move.rounds()));
        causes.add(words.of("verdict.ends.pause", pause));
        if (outage > 0) {
            causes.add(words.of("verdict.ends.outage", Quantities.duration(outage)));
        }
        ends.warnings().stream().map(blockers::cause).forEach(causes::add);
        boolean over = move.downtimeNanos() > COSTLY_LIMITS * limit;
        boolean costly =
                over || move.maxThrottlePercent() > 0 || !ends.warnings().isEmpty();
        if (over) {
            causes.add(words.of("verdict.costly.limit", Quantities.duration(limit)));
        }
        if (move.maxThrottlePercent() > 0) {
            causes.add(words.of("verdict.costly.throttle", move.maxThrottlePercent()));
        }
        return new Judgement(
                host,
                costly ? Judgement.Kind.COSTLY : Judgement.Kind.FITS,
                words.of(costly ? "verdict.costly" : "verdict.fits", pause, total),
                causes,
                List.of(),
                Optional.of(ends));
    }

    private Judgement open(String host, Preview.DoesNotConverge open) {
        MigrationRecord move = open.record();
        return new Judgement(
                host,
                Judgement.Kind.COSTLY,
                words.of("verdict.open"),
                List.of(words.of(
                        "verdict.open.cause",
                        Quantities.duration(open.lookedAheadNanos()),
                        Quantities.bytes(move.leftBytes().at(move.endNanos())))),
                List.of(
                        words.of("remedy.WIDER_LINK"),
                        words.of("remedy.AUTO_CONVERGE"),
                        words.of("remedy.LONGER_PAUSE")),
                Optional.of(open));
    }

    private Judgement blocked(String host, Preview.Blocked blocked) {
        List<String> causes = blocked.blockers().stream().map(blockers::cause).toList();
        List<String> remedies = blocked.blockers().stream()
                .flatMap(b -> b.remedies().stream())
                .distinct()
                .map(blockers::remedy)
                .toList();
        return new Judgement(
                host,
                Judgement.Kind.BLOCKED,
                words.of("verdict.blocked", blockers.badge(blocked.blockers().getFirst())),
                causes,
                remedies,
                Optional.of(blocked));
    }

    /** The words for single findings. */
    public BlockerWords blockers() {
        return blockers;
    }
}
