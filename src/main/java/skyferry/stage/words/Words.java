package skyferry.stage.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The sentences of the window in one language, by their keys. */
public final class Words {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Words(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The English words. */
    public static Words english() {
        return new Words(ResourceBundle.getBundle("skyferry.stage.words", Locale.ROOT), Locale.ENGLISH);
    }

    /** The English words of lessons: what a learner is asked and told. */
    public static Words ofLessons() {
        return new Words(ResourceBundle.getBundle("skyferry.stage.lessons", Locale.ROOT), Locale.ENGLISH);
    }

    /**
     * The sentence of that key with its arguments put in ({@link MessageFormat}).
     *
     * @throws MissingResourceException when the bundle has no such key
     */
    public String of(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 && pattern.indexOf('{') < 0
                ? pattern.replace("''", "'")
                : new MessageFormat(pattern, locale).format(arguments);
    }

    /** Whether there is a sentence of that key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The sentence for a code, or the code itself where nobody has written one. */
    public String code(String prefix, String code) {
        String key = prefix + '.' + code;
        return has(key) ? of(key) : code;
    }
}
