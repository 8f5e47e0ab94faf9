package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;
import java.util.Set;
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

    static List<Map<String, String>> local(Situation s) {
        return s.vm().disk().kind() == Disk.Kind.LOCAL && !moved(s) && s.technique() != Technique.COLD && !shares(s)
                ? Rule.broken("size", Long.toString(s.vm().disk().sizeBytes()))
                : Rule.KEPT;
    }

    /** Whether the technique itself needs storage that both hosts reach. */
    private static boolean shares(Situation s) {
        return s.technique() == Technique.SUSPEND || s.technique() == Technique.REMUS;
    }

    /** A file of memory, or a disk that two hosts use by turns, needs storage that both reach. */
    static List<Map<String, String>> notShared(Situation s) {
        return s.vm().disk().kind() == Disk.Kind.LOCAL && shares(s)
                ? Rule.broken("technique", s.technique().id())
                : Rule.KEPT;
    }

    static List<Map<String, String>> unreachable(Situation s) {
        String pool = image(s).pool();
        Set<String> reached = s.target().platform().pools();
        boolean looks = s.vm().disk().kind() != Disk.Kind.LOCAL && !moved(s) && !pool.isEmpty();
        return looks && !reached.isEmpty() && !reached.contains(pool)
                ? Rule.broken("pool", pool, "host", s.target().id())
                : Rule.KEPT;
    }

    static List<Map<String, String>> sharedCopied(Situation s) {
        return Rule.when(moved(s) && s.vm().disk().kind() == Disk.Kind.SHARED);
    }

    static List<Map<String, String>> cached(Situation s) {
        Disk.Cache cache = image(s).cache();
        boolean safe = cache == Disk.Cache.NONE || cache == Disk.Cache.DIRECTSYNC;
        return s.live() && !moved(s) && !safe
                ? Rule.broken("cache", cache.name().toLowerCase(java.util.Locale.ROOT))
                : Rule.KEPT;
    }

    static List<Map<String, String>> snapshots(Situation s) {
        return image(s).snapshots() > 0 ? Rule.broken("count", Integer.toString(image(s).snapshots())) : Rule.KEPT;
    }

    static List<Map<String, String>> job(Situation s) {
        return Rule.when(image(s).job());
    }

    static List<Map<String, String>> throwsAway(Situation s) {
        return Rule.when(s.live() && image(s).isTransient());
    }

    static List<Map<String, String>> format(Situation s) {
        return s.live() && FORMATS.contains(image(s).format()) ? Rule.broken("format", image(s).format()) : Rule.KEPT;
    }
}
