package skyferry.scenario.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of diagnostics in one language, from the bundle {@code diagnostics}. */
public final class Sentences {
    /** English, whatever the machine's language: what commands print is the same everywhere. */
    public static final Sentences ENGLISH = new Sentences(Locale.ROOT);

    private final ResourceBundle words;
    private final Locale locale;

    private Sentences(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "skyferry.scenario.text.diagnostics",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words of a language; English where it has none. */
    public static Sentences in(Locale locale) {
        return new Sentences(locale);
    }

    /** What is wrong, what was expected, what may have been meant. */
    public String of(Diagnostic diagnostic) {
        StringBuilder sentence = new StringBuilder(
                format(diagnostic.code().id(), diagnostic.arguments().toArray()));
        if (!diagnostic.expected().isEmpty()) {
            sentence.append(' ').append(format("expected", String.join(", ", diagnostic.expected())));
        }
        diagnostic.proposal().ifPresent(word -> sentence.append(format("proposal", word)));
        return sentence.toString();
    }

    private String format(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale).format(arguments);
    }
}
