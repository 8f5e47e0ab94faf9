package skyferry.model;

import java.util.Map;

/** A sentence for people in one or more languages, keyed by BCP 47 language ({@code en}, {@code de}). */
public record Text(Map<String, String> byLanguage) {
    public static final Text EMPTY = new Text(Map.of());

    public Text {
        byLanguage = Map.copyOf(byLanguage);
    }

    public static Text of(String english) {
        return new Text(Map.of("en", english));
    }

    /** The text in the wanted language, else in English, else empty. */
    public String in(String language) {
        String wanted = byLanguage.get(language);
        return wanted != null ? wanted : byLanguage.getOrDefault("en", "");
    }
}
