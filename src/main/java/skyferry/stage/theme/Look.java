package skyferry.stage.theme;

import java.util.Locale;
import javafx.application.Application;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import skyferry.scene.Palette;

/** What the learner chose of the window's look: theme and size of text. */
public final class Look {
    /** Smallest and largest size of text, as a factor. */
    public static final double SMALLEST = 0.8;

    public static final double LARGEST = 2;

    private static final double BASE_PIXELS = 13;
    private static final double LEAST_ON_PROJECTOR = 1.25;

    private final Palette light = Palette.light();
    private final Palette dark = Palette.dark();
    private final Palette projector = Palette.projector();
    private double scaleAtDesk = 1;
    private final ObjectProperty<Theme> theme;
    private final DoubleProperty textScale = new SimpleDoubleProperty(this, "textScale", 1);

    public Look(Theme theme) {
        this.theme = new SimpleObjectProperty<>(this, "theme", theme);
        if (theme == Theme.PROJECTOR) {
            textScale.set(LEAST_ON_PROJECTOR);
        }
        this.theme.addListener((property, old, chosen) -> suit(old, chosen));
    }

    /** Text on a projector is large; back at the desk it is as it was. */
    private void suit(Theme old, Theme chosen) {
        if (chosen == Theme.PROJECTOR) {
            scaleAtDesk = textScale.get();
            textScale.set(Math.max(LEAST_ON_PROJECTOR, scaleAtDesk));
        } else if (old == Theme.PROJECTOR) {
            textScale.set(scaleAtDesk);
        }
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public Theme theme() {
        return theme.get();
    }

    /** To the next theme. */
    public void toggleTheme() {
        theme.set(theme.get().next());
    }

    /** The canvas' colours in the chosen theme. */
    public Palette palette() {
        return switch (theme.get()) {
            case LIGHT -> light;
            case DARK -> dark;
            case PROJECTOR -> projector;
        };
    }

    /** Size of text as a factor, {@link #SMALLEST} to {@link #LARGEST}. */
    public DoubleProperty textScaleProperty() {
        return textScale;
    }

    public double textScale() {
        return textScale.get();
    }

    /** The size of text that somebody chose, without what a projector adds to it. */
    public double scaleAtDesk() {
        return theme.get() == Theme.PROJECTOR ? scaleAtDesk : textScale.get();
    }

    /** Dresses a root and all popups, now and whenever the choice changes. */
    public void dress(Parent root) {
        root.getStylesheets().add(Theme.ownStylesheet());
        theme.subscribe(chosen -> {
            Application.setUserAgentStylesheet(chosen.userAgentStylesheet());
            wear(root, chosen);
        });
        textScale.subscribe(scale -> root.setStyle(fontSize(scale.doubleValue())));
    }

    /** Dresses what lies in a window of its own, such as a popup, as it is now. */
    public void dressPopup(Parent root) {
        if (!root.getStylesheets().contains(Theme.ownStylesheet())) {
            root.getStylesheets().add(Theme.ownStylesheet());
        }
        wear(root, theme.get());
        root.setStyle(fontSize(textScale.get()));
    }

    private static void wear(Parent root, Theme theme) {
        root.getStyleClass().removeAll("light", "dark", "projector");
        root.getStyleClass().add(theme.styleClass());
    }

    private static String fontSize(double scale) {
        return String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", BASE_PIXELS * scale);
    }
}
