package skyferry.migration.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import skyferry.model.CpuModel;
import skyferry.model.Hardware;
import skyferry.model.Lens;

/**
 * A running guest keeps the CPU features that it was started with: the target must have them all, and under some systems no
 * more than them. A guest that is shut down finds out anew.
 */
final class CpuRules {
    /** Vendor of models that either maker's CPUs have. */
    private static final String ANY_VENDOR = "Any";

    /** Features that programs use without asking the kernel first; kernel ones such as NX do not count (vCenter manual). */
    private static final List<String> USER_LEVEL = List.of(
            "sse", "ssse", "pni", "avx", "aes", "vaes", "pclmul", "vpclmul", "fma", "f16c", "bmi", "movbe", "popcnt",
            "gfni", "sha_ni", "amx", "adx", "abm", "rdrand", "rdseed");

    /** KVM takes frequencies for equal that differ by less: {@code tsc_tolerance_ppm}, 250 millionths. */
    private static final long TSC_TOLERANCE_PPM = 250;

    private CpuRules() {}

    static List<Map<String, String>> otherVendor(Situation s) {
        CpuModel seen = s.vm().cpu();
        CpuModel there = s.target().cpu();
        boolean known = isMaker(seen.vendor()) && isMaker(there.vendor());
        return s.live() && known && !seen.vendor().equals(there.vendor())
                ? Rule.broken(
                        "model", seen.id(), "vendor", seen.vendor(), "target", there.id(), "other", there.vendor())
                : Rule.KEPT;
    }

    private static boolean isMaker(String vendor) {
        return !vendor.isEmpty() && !vendor.equals(ANY_VENDOR);
    }

    static List<Map<String, String>> aboveBaseline(Situation s) {
        Optional<CpuModel> baseline = s.target().platform().evc();
        if (!s.live() || baseline.isEmpty()) {
            return Rule.KEPT;
        }
        List<Map<String, String>> breaches =
                flags(s.vm().cpu(), baseline.get(), s.vm().cpu().missingOn(baseline.get()));
        breaches.forEach(arguments -> arguments.put("level", EvcLevel.of(baseline.get())));
        return breaches;
    }

    static List<Map<String, String>> missing(Situation s) {
        return s.live() && !s.vm().cpu().flags().isEmpty()
                ? flags(
                        s.vm().cpu(),
                        s.target().cpu(),
                        s.vm().cpu().missingOn(s.target().cpu()))
                : Rule.KEPT;
    }

    /** With {@code host-passthrough} the target must be the same; vMotion without EVC minds user-level features only. */
    static List<Map<String, String>> extra(Situation s) {
        if (s.target().cpu().flags().isEmpty()) {
            return Rule.KEPT;
        }
        Set<String> more = new TreeSet<>(s.target().cpu().missingOn(s.vm().cpu()));
        if (s.lens() == Lens.VMOTION) {
            more.removeIf(flag -> USER_LEVEL.stream().noneMatch(flag::startsWith));
        }
        boolean looks = s.lens() == Lens.VMOTION
                ? s.target().platform().evc().isEmpty()
                : s.vm().hardware().cpuMode() == Hardware.CpuMode.HOST_PASSTHROUGH;
        return s.live() && looks ? flags(s.vm().cpu(), s.target().cpu(), more) : Rule.KEPT;
    }

    private static List<Map<String, String>> flags(CpuModel seen, CpuModel there, Set<String> flags) {
        return !flags.isEmpty()
                ? Rule.broken(
                        "flags",
                        String.join(", ", bestKnownFirst(flags)),
                        "count",
                        Integer.toString(flags.size()),
                        "model",
                        seen.id(),
                        "target",
                        there.id())
                : Rule.KEPT;
    }

    /** Vector instructions first: programs that were built for them stop at once, and they are what people look for. */
    private static List<String> bestKnownFirst(Set<String> flags) {
        List<String> ordered = new ArrayList<>(flags);
        ordered.sort(Comparator.comparing((String flag) -> !flag.startsWith("avx"))
                .thenComparingInt(String::length)
                .thenComparing(flag -> flag));
        return ordered;
    }

    static List<Map<String, String>> tscUnknown(Situation s) {
        Hardware hardware = s.vm().hardware();
        return Rule.when(s.live() && hardware.invtsc() && hardware.tscKhz() == 0);
    }

    static List<Map<String, String>> tscDiffers(Situation s) {
        long guest = s.vm().hardware().tscKhz();
        long host = s.target().platform().tscKhz();
        boolean differs = guest > 0 && host > 0 && Math.abs(guest - host) * 1_000_000 > guest * TSC_TOLERANCE_PPM;
        return s.live() && differs && !s.target().platform().tscScaling()
                ? Rule.broken("guest", Long.toString(guest), "host", Long.toString(host))
                : Rule.KEPT;
    }
}
