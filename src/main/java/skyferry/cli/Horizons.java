package skyferry.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Horizon;

/** Reads how long a run shall be. */
final class Horizons {
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|ms|s|min|h)");

    private Horizons() {}

    /** What {@code --until} says; without it as {@link Horizon#of} says. */
    static Horizon of(Scenario scenario, List<Action> actions, @Nullable String until) {
        return until == null ? Horizon.of(scenario, actions) : Horizon.at(nanos("--until", until));
    }

    /**
     * Nanoseconds of a time such as {@code 1.5s}.
     *
     * @throws BadInput when it is none
     */
    static long nanos(String option, String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            throw new BadInput("skyferry: " + option + " '" + text
                    + "' is not a time (expected a number and one of ns, us, ms, s, min, h, such as 1.5s)");
        }
        double unit = switch (matcher.group(2)) {
            case "ns" -> 1;
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "min" -> 60e9;
            default -> 3600e9;
        };
        return Math.round(Double.parseDouble(matcher.group(1)) * unit);
    }
}
