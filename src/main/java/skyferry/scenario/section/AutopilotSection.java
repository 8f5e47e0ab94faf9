package skyferry.scenario.section;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** {@code autopilot}: read and checked; a warning says that this version does not run it. */
final class AutopilotSection {
    private static final Type<Long> TIME =
            Quantity.between(Dimension.TIME, "1 ms", "8760 h").whole();
    private static final Type<Double> SHARE =
            Quantity.between(Dimension.SHARE, "0 %", "100 %").real();

    /** Who decides. */
    private enum Policy {
        THRESHOLD,
        HYSTERESIS,
        DRS,
        CONSOLIDATE,
        FORECAST
    }

    private static final Struct LIMITS = Struct.of(
            "autopilot limits",
            Key.optional("per_host", Whole.between(1, 1000), "Moves at once from or to one host."),
            Key.optional("total", Whole.between(1, 100_000), "Moves at once."));

    static final Struct TYPE = new Struct(
            "autopilot",
            List.of(
                    Key.required("policy", Words.of(Policy.class), "Who decides."),
                    Key.optional("every", TIME, "How often it looks."),
                    Key.optional("limits", LIMITS, "How many moves at once."),
                    Key.optional("high", SHARE, "Load of a host above which it acts."),
                    Key.optional("low", SHARE, "Load of a host below which it acts."),
                    Key.optional("cool_down", TIME, "How long it leaves a machine alone after a move."),
                    Key.optional("horizon", TIME, "How far it looks ahead."),
                    Key.optional(
                            "method", Words.of(words("seasonal-naive", "holt-winters", "ar")), "How it looks ahead.")));

    private AutopilotSection() {}

    private static Map<String, String> words(String... words) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String word : words) {
            map.put(word, word);
        }
        return map;
    }
}
