package skyferry.lesson.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;

/** Counts the runs of a lesson, each means to an end once if wanted. */
final class Fixes {
    private Fixes() {}

    /** Runs with a move that ended like that. */
    static long count(List<Evidence.Attempt> runs, String outcome, boolean distinct) {
        var those = runs.stream()
                .filter(run -> run.timeline().migrations().stream()
                        .anyMatch(
                                move -> outcome.isEmpty() || move.outcome().id().equals(outcome)));
        return distinct ? those.map(Fixes::means).distinct().count() : those.count();
    }

    /** What a student did besides asking for a plain move: verbs, technique, options changed. */
    private static Set<String> means(Evidence.Attempt run) {
        Set<String> means = new TreeSet<>();
        MigrationOptions usual = run.timeline().scenario().migration();
        for (Action action : run.done()) {
            switch (action) {
                case Action.Migrate migrate -> {
                    if (migrate.technique() != Technique.PRECOPY) {
                        means.add(migrate.technique().id());
                    }
                    migrate.options().ifPresent(options -> changed(usual, options, means));
                }
                case Action.SetOption set -> changed(usual, set.options(), means);
                case Action.Wait wait -> {
                    // Letting time pass changes nothing by itself; what it leads to is seen in the outcome.
                }
                default -> means.add(action.verb().id());
            }
        }
        return means;
    }

    private static void changed(MigrationOptions usual, MigrationOptions options, Set<String> means) {
        if (!options.maxBandwidthBytesPerSecond().equals(usual.maxBandwidthBytesPerSecond())) {
            means.add("max-bandwidth");
        }
        if (options.downtimeLimitNanos() != usual.downtimeLimitNanos()) {
            means.add("set-pause-limit");
        }
        if (options.throttle().autoConverge() != usual.throttle().autoConverge()) {
            means.add("auto-converge");
        }
        if (options.delta().xbzrle() != usual.delta().xbzrle()) {
            means.add("xbzrle");
        }
        if (options.channels().multifd() != usual.channels().multifd()) {
            means.add("multifd");
        }
        if (options.postcopy().allowed() != usual.postcopy().allowed()) {
            means.add("postcopy");
        }
    }
}
