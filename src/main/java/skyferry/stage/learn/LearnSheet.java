package skyferry.stage.learn;

import java.util.Objects;

/** The style sheet of lessons, which names no colour but those of the theme. */
public final class LearnSheet {
    private static final String PATH = "/assets/styles/learn.css";

    private LearnSheet() {}

    /** Where it is. */
    public static String url() {
        return Objects.requireNonNull(LearnSheet.class.getResource(PATH), PATH).toExternalForm();
    }
}
