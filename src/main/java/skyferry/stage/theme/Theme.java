package skyferry.stage.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;

/** A look of the whole window: AtlantaFX's style sheet under the program's own. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    DARK(new PrimerDark().getUserAgentStylesheet()),
    /** Black on white, large, with strong lines: for a lit hall and its last row. */
    PROJECTOR(new PrimerLight().getUserAgentStylesheet());

    private final String userAgentStylesheet;

    Theme(String userAgentStylesheet) {
        this.userAgentStylesheet = userAgentStylesheet;
    }

    /** The style sheet for {@code Application.setUserAgentStylesheet}. */
    public String userAgentStylesheet() {
        return userAgentStylesheet;
    }

    /** The program's own style sheet, for scenes and popups: it names no colour but those of the theme. */
    public static String ownStylesheet() {
        URL sheet = Theme.class.getResource("/assets/styles/skyferry.css");
        return Objects.requireNonNull(sheet, "/assets/styles/skyferry.css is not on the class path")
                .toExternalForm();
    }

    /** The style class of the root, for the few rules that differ. */
    public String styleClass() {
        return switch (this) {
            case LIGHT -> "light";
            case DARK -> "dark";
            case PROJECTOR -> "projector";
        };
    }

    /** The theme that follows this one when somebody goes through them. */
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
