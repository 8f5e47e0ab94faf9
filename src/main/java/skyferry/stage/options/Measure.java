package skyferry.stage.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.scene.Quantities;

/**
 * A kind of amount that is typed and shown with its unit. Scenario files spell units alike, but for {@code Gb/s}, which is
 * understood as well as {@code Gbit/s}.
 */
enum Measure {
    /** Bytes per second. */
    RATE(
            List.of("MiB/s", "Gbit/s"),
            unit("B/s", 1),
            unit("KiB/s", 1L << 10),
            unit("MiB/s", 1L << 20),
            unit("GiB/s", 1L << 30),
            unit("kbit/s", 125),
            unit("Mbit/s", 125e3),
            unit("Gbit/s", 125e6),
            unit("kb/s", 125),
            unit("Mb/s", 125e3),
            unit("Gb/s", 125e6)),
    /** Nanoseconds. */
    TIME(
            List.of("ms", "s", "min"),
            unit("ns", 1),
            unit("us", 1e3),
            unit("\u00B5s", 1e3),
            unit("ms", 1e6),
            unit("s", 1e9),
            unit("min", 60e9),
            unit("h", 3600e9)),
    /** Bytes. */
    SIZE(List.of("MiB", "GiB"), unit("B", 1), unit("KiB", 1L << 10), unit("MiB", 1L << 20), unit("GiB", 1L << 30)),
    /** Hundredths. */
    PERCENT(List.of("%"), unit("%", 1), unit("", 1)),
    /** A plain number. */
    COUNT(List.of(), unit("", 1));

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,15}(?:[.,]\\d{1,9})?)\\s*(\\S*)");
    private static final double NEARLY = 1e-9;

    private final List<String> proposed;
    private final Map<String, Double> units = new LinkedHashMap<>();

    private record Unit(String name, double factor) {}

    Measure(List<String> proposed, Unit... units) {
        this.proposed = proposed;
        for (Unit unit : units) {
            this.units.put(unit.name(), unit.factor());
        }
    }

    private static Unit unit(String name, double factor) {
        return new Unit(name, factor);
    }

    /** The units that a sentence proposes. */
    List<String> proposed() {
        return proposed;
    }

    /** What was typed, in base units; empty if it is no number or has a unit that this measure does not know. */
    OptionalDouble read(String typed) {
        Matcher matcher =
                SHAPE.matcher(typed.strip().replace(Quantities.THOUSANDS, ' ').replaceAll("(?<=\\d) (?=\\d)", ""));
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
        return factor(matcher.group(2)).map(f -> OptionalDouble.of(number * f)).orElse(OptionalDouble.empty());
    }

    private Optional<Double> factor(String name) {
        return units.entrySet().stream()
                .filter(unit -> unit.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** An amount as one would type it: in the largest unit in which it is a short number of at least one. */
    String show(double amount) {
        String best = write(amount, units.keySet().iterator().next());
        double chosen = 0;
        for (Map.Entry<String, Double> unit : units.entrySet()) {
            double number = amount / unit.getValue();
            boolean isShort = Math.abs(number * 100 - Math.rint(number * 100)) < NEARLY * Math.max(1, number * 100);
            if (number >= 1 && isShort && unit.getValue() > chosen) {
                chosen = unit.getValue();
                best = write(amount, unit.getKey());
            }
        }
        return best;
    }

    private String write(double amount, String unit) {
        double number = amount / units.getOrDefault(unit, 1.0);
        String digits = number == Math.rint(number)
                ? Quantities.count(Math.round(number))
                : String.format(Locale.ROOT, "%.2f", number)
                        .replaceAll("0+$", "")
                        .replaceAll("\\.$", "");
        return unit.isEmpty() ? digits : digits + " " + unit;
    }
}
