package skyferry.scene;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the pictures in one language, by their keys. */
final class Words {
    private final ResourceBundle bundle;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static Words english() {
        return new Words(ResourceBundle.getBundle("skyferry.scene.words", Locale.ROOT));
    }

    /**
     * The words of that key with their arguments put in.
     *
     * @throws java.util.MissingResourceException when there are none
     */
    String of(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(arguments);
    }

    /** Whether there are words of that key. */
    boolean has(String key) {
        return bundle.containsKey(key);
    }
}
