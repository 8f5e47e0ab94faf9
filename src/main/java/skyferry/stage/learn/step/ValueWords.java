package skyferry.stage.learn.step;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import skyferry.lesson.check.Value;
import skyferry.scenario.shape.Dimension;
import skyferry.scene.Quantities;
import skyferry.stage.words.Words;

/** Values of the check language as a learner reads them, each with its unit. */
final class ValueWords {
    /** More things than these are not listed one by one. */
    private static final int MOST = 4;

    private static final double WHOLE = 1e-9;

    private final Words words;

    /** @param words those of lessons */
    ValueWords(Words words) {
        this.words = words;
    }

    String of(Value value) {
        return switch (value) {
            case Value.Number number -> number(number);
            case Value.Truth truth -> words.of(truth.value() ? "value.yes" : "value.no");
            case Value.Word word -> word.text().isEmpty() ? words.of("value.none") : word.text();
            case Value.Items items -> items.items().isEmpty() ? words.of("value.none") : some(items);
            case Value.Many many -> many(many);
            case Value.Unknown unknown -> words.of("value." + unknown.reason());
        };
    }

    private String some(Value.Items items) {
        String shown = items.items().stream().limit(MOST).collect(Collectors.joining(", "));
        int more = items.items().size() - MOST;
        return more > 0 ? words.of("value.more", shown, more) : shown;
    }

    private String many(Value.Many many) {
        String shown = many.values().entrySet().stream()
                .limit(MOST)
                .map(entry -> entry.getKey() + " " + of(entry.getValue()))
                .collect(Collectors.joining(", "));
        int more = many.values().size() - MOST;
        return more > 0 ? words.of("value.more", shown, more) : shown;
    }

    private static String number(Value.Number number) {
        double value = number.value();
        Optional<Dimension> dimension = number.dimension();
        return dimension
                .map(each -> switch (each) {
                    case TIME -> Quantities.duration(Math.round(value));
                    case SIZE, MEMORY -> Quantities.bytes(value);
                    case RATE -> Quantities.rate(value);
                    case WRITES -> Quantities.pagesPerSecond(value);
                    case SHARE -> plain(value * 100) + " %";
                    case FREQUENCY -> plain(value) + " MHz";
                    case PACKETS -> plain(value) + " pps";
                })
                .orElseGet(() -> plain(value));
    }

    /** Whole if it is, else with one decimal. */
    private static String plain(double value) {
        return Math.abs(value - Math.rint(value)) < WHOLE
                ? Quantities.count(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
