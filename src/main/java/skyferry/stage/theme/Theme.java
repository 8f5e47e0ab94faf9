package skyferry.stage.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;

/** A look of the whole window: AtlantaFX's style sheet under the program's own. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    DARK(new PrimerDark().getUserAgentStylesheet());

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

    /** The style class of the root, for the few rules that differ: {@code light} or {@code dark}. */
    public String styleClass() {
        return this == LIGHT ? "light" : "dark";
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
