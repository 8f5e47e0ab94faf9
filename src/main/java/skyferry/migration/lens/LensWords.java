package skyferry.migration.lens;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import skyferry.model.Lens;

/** The words of one production system, from the bundle {@code lens}; its error texts stay English, as it prints them. */
public final class LensWords {
    private final ResourceBundle words = ResourceBundle.getBundle(
            "skyferry.migration.lens",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    private final String lens;

    /** The words of that system. */
    public LensWords(Lens lens) {
        this.lens = lens.id();
    }

    /** What the system is called: {@code OpenStack Nova}. */
    public String name() {
        return words.getString(lens + ".name");
    }

    /**
     * What it calls a thing: {@code move, source, destination, round, pause, limit, throttle, left}.
     *
     * @throws java.util.MissingResourceException for any other
     */
    public String word(String thing) {
        return words.getString(lens + ".word." + thing);
    }

    /** What it says when a move ends with that reason code; empty if no wording of it is known. */
    public Optional<String> error(String reason, Object... arguments) {
        String key = lens + ".error." + reason;
        return words.containsKey(key)
                ? Optional.of(new MessageFormat(words.getString(key), Locale.ROOT).format(arguments))
                : Optional.empty();
    }

    /** The stop rule in a sentence. */
    public String rule(StopRule rule) {
        return words.getString("rule." + rule.id());
    }

    /** Where a value comes from. */
    public String source(LensValue value) {
        return words.getString("source." + value.source());
    }
}
