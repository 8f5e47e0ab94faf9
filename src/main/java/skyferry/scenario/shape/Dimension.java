package skyferry.scenario.shape;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skyferry.scenario.text.Nearest;

/** What a quantity measures, with the units that it may be written in. The first named unit's factor need not be 1. */
public enum Dimension {
    /** Bytes. */
    SIZE("size", Map.of("pages", 4096.0), "B", 1, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30),
    /** Bytes of guest memory, which is counted in pages as well. */
    MEMORY("size", Map.of(), "B", 1, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "pages", 4096),
    /** Bytes per second. */
    RATE(
            "rate",
            Map.of(),
            "bit/s",
            0.125,
            "kb/s",
            125,
            "Mb/s",
            125_000,
            "Gb/s",
            125_000_000,
            "B/s",
            1,
            "KiB/s",
            1L << 10,
            "MiB/s",
            1L << 20,
            "GiB/s",
            1L << 30),
    /** Page writes per second. */
    WRITES(
            "rate of writes",
            Map.of(),
            "pages/s",
            1,
            "B/s",
            1.0 / 4096,
            "KiB/s",
            0.25,
            "MiB/s",
            256,
            "GiB/s",
            256 << 10),
    /** Nanoseconds. */
    TIME(
            "time",
            Map.of(),
            "ns",
            1,
            "us",
            1_000,
            "ms",
            1_000_000,
            "s",
            1_000_000_000,
            "min",
            60_000_000_000L,
            "h",
            3_600_000_000_000L),
    /** Between 0 and 1. */
    SHARE("share", Map.of(), "%", 0.01),
    /** MHz. */
    FREQUENCY("frequency", Map.of(), "MHz", 1),
    /** Packets per second. */
    PACKETS("packet rate", Map.of(), "pps", 1);

    private final String title;
    private final Map<String, BigDecimal> factors = new LinkedHashMap<>();
    private final List<String> listed = new ArrayList<>();

    Dimension(String title, Map<String, Double> tolerated, Object... unitsAndFactors) {
        this.title = title;
        for (int i = 0; i < unitsAndFactors.length; i += 2) {
            String unit = (String) unitsAndFactors[i];
            listed.add(unit);
            factors.put(unit, new BigDecimal(unitsAndFactors[i + 1].toString()));
        }
        tolerated.forEach((unit, factor) -> factors.put(unit, BigDecimal.valueOf(factor)));
    }

    /** {@code size}, {@code time}, .. */
    public String title() {
        return title;
    }

    /** The units that messages name. */
    public List<String> units() {
        return Collections.unmodifiableList(listed);
    }

    /** How many base units one of these is; empty for a unit of another dimension. */
    public Optional<BigDecimal> factor(String unit) {
        return Optional.ofNullable(factors.get(unit));
    }

    /** The unit that was probably meant by a word that is none: a usual other spelling, else the closest word. */
    public Optional<String> meant(String word) {
        Optional<String> usual = Optional.ofNullable(OtherSpellings.OF_UNITS.get(word.toLowerCase(Locale.ROOT)))
                .filter(listed::contains);
        return usual.isPresent() ? usual : Nearest.to(word, listed);
    }

    /** A dimension that knows the unit. */
    public static Optional<Dimension> of(String unit) {
        for (Dimension dimension : values()) {
            if (dimension.factors.containsKey(unit)) {
                return Optional.of(dimension);
            }
        }
        return Optional.empty();
    }
}
