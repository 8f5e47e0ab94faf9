package skyferry.migration.preflight;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import skyferry.model.Disk;
import skyferry.model.Technique;

/** Whether the target finds the disk as the source left it. */
final class StorageRules {
    /** Formats whose drivers keep state of their own and say that they cannot hand it over (QEMU 8.1, {@code block/}). */
    private static final Set<String> FORMATS = Set.of("vmdk", "vhdx", "vdi", "vpc", "qcow", "parallels", "vvfat");

    private StorageRules() {}

    private static boolean moved(Situation s) {
        return s.technique() == Technique.BLOCK;
    }

    private static Disk.Image image(Situation s) {
        return s.vm().disk().image();
    }

    static Stream<Map<String, String>> local(Situation s) {
        return Rule.when(
                s.vm().disk().kind() == Disk.Kind.LOCAL && !moved(s) && s.technique() != Technique.COLD && !shares(s),
                "size",
                Long.toString(s.vm().disk().sizeBytes()));
    }

    /** Whether the technique itself needs storage that both hosts reach. */
    private static boolean shares(Situation s) {
        return s.technique() == Technique.SUSPEND || s.technique() == Technique.REMUS;
    }

    /** A file of memory, or a disk that two hosts use by turns, needs storage that both reach. */
    static Stream<Map<String, String>> notShared(Situation s) {
        return Rule.when(
                s.vm().disk().kind() == Disk.Kind.LOCAL && shares(s),
                "technique",
                s.technique().id());
    }

    static Stream<Map<String, String>> unreachable(Situation s) {
        String pool = image(s).pool();
        Set<String> reached = s.target().platform().pools();
        boolean looks = s.vm().disk().kind() != Disk.Kind.LOCAL && !moved(s) && !pool.isEmpty();
        return Rule.when(
                looks && !reached.isEmpty() && !reached.contains(pool),
                "pool",
                pool,
                "host",
                s.target().id());
    }

    static Stream<Map<String, String>> sharedCopied(Situation s) {
        return Rule.when(moved(s) && s.vm().disk().kind() == Disk.Kind.SHARED);
    }

    static Stream<Map<String, String>> cached(Situation s) {
        Disk.Cache cache = image(s).cache();
        boolean safe = cache == Disk.Cache.NONE || cache == Disk.Cache.DIRECTSYNC;
        return Rule.when(s.live() && !moved(s) && !safe, "cache", cache.name().toLowerCase(java.util.Locale.ROOT));
    }

    static Stream<Map<String, String>> snapshots(Situation s) {
        return Rule.when(image(s).snapshots() > 0, "count", Integer.toString(image(s).snapshots()));
    }

    static Stream<Map<String, String>> job(Situation s) {
        return Rule.when(image(s).job());
    }

    static Stream<Map<String, String>> throwsAway(Situation s) {
        return Rule.when(s.live() && image(s).isTransient());
    }

    static Stream<Map<String, String>> format(Situation s) {
        return Rule.when(s.live() && FORMATS.contains(image(s).format()), "format", image(s).format());
    }
}
