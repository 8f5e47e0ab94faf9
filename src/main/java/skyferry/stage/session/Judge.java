package skyferry.stage.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Preflight.Blocker;
import skyferry.migration.Preflight.Remedy;
import skyferry.run.Preview;
import skyferry.scene.Quantities;
import skyferry.stage.words.Words;

/** Turns what the engine foresees of a move into words. */
public final class Judge {
    /** A downtime of so many times its limit is a price: predictions miss by less on an idle network. */
    private static final int COSTLY_LIMITS = 2;

    private final Words words;

    public Judge(Words words) {
        this.words = words;
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
        boolean over = move.downtimeNanos() > COSTLY_LIMITS * limit;
        boolean costly = over || move.maxThrottlePercent() > 0;
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
        List<String> causes = blocked.blockers().stream().map(this::cause).toList();
        List<String> remedies = blocked.blockers().stream()
                .flatMap(b -> b.remedies().stream())
                .distinct()
                .map(this::remedy)
                .toList();
        return new Judgement(
                host,
                Judgement.Kind.BLOCKED,
                words.of("verdict.blocked", badge(blocked.blockers().getFirst())),
                causes,
                remedies,
                Optional.of(blocked));
    }

    private String badge(Blocker blocker) {
        return words.of("blocker." + blocker.code() + ".short", arguments(blocker));
    }

    /** The sentence for something that keeps a move from beginning. */
    public String cause(Blocker blocker) {
        return words.of("blocker." + blocker.code(), arguments(blocker));
    }

    /** The sentence for what can be done about it. */
    public String remedy(Remedy remedy) {
        return words.of("remedy." + remedy);
    }

    private Object[] arguments(Blocker blocker) {
        return switch (blocker.code()) {
            case ALREADY_THERE, MOVING_ALREADY, HOST_DOWN -> of(blocker, "host");
            case CPU_FLAGS_MISSING ->
                new Object[] {
                    shortened(text(blocker, "flags")),
                    Integer.parseInt(text(blocker, "count")),
                    text(blocker, "model"),
                    text(blocker, "target")
                };
            case MACHINE_TYPE_UNKNOWN -> of(blocker, "needed", "known");
            case NO_MEMORY ->
                new Object[] {
                    Quantities.bytes(Long.parseLong(text(blocker, "needed"))),
                    Quantities.bytes(Long.parseLong(text(blocker, "free")))
                };
            case VF_ATTACHED -> of(blocker, "nic");
            case LOCAL_DISK -> new Object[] {Quantities.bytes(Long.parseLong(text(blocker, "size")))};
            case NO_PATH -> of(blocker, "from", "to");
            case ANTI_AFFINITY, AFFINITY -> of(blocker, "with");
        };
    }

    private static Object[] of(Blocker blocker, String... names) {
        Object[] arguments = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            arguments[i] = text(blocker, names[i]);
        }
        return arguments;
    }

    private static String text(Blocker blocker, String name) {
        return blocker.arguments().getOrDefault(name, "");
    }

    /** The first of many names: a badge has no room for all. */
    private static String shortened(String names) {
        int comma = names.indexOf(',');
        return comma < 0 ? names : names.substring(0, comma);
    }
}
