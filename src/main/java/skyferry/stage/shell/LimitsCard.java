package skyferry.stage.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.scene.Picture.Target;
import skyferry.stage.words.Words;

/** What the model leaves out, over the canvas: of the selected kind of thing, or of all where nothing is selected. */
public final class LimitsCard extends VBox {
    private static final double WIDTH = 520;

    private final Button close = new Button();

    public LimitsCard(Words words, Optional<Target> selected, Runnable onClose) {
        setId("limits");
        getStyleClass().addAll("card", "floating");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label title = new Label(words.of("limits.title"));
        title.getStyleClass().add("title");
        getChildren().add(title);
        List<String> kinds = selected.map(LimitsCard::kinds).orElse(List.of("memory", "host", "link", "network"));
        for (String kind : kinds) {
            Label sentence = new Label("•  " + words.of("limits." + kind));
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            getChildren().add(sentence);
        }
        close.setText(words.of("close"));
        close.setOnAction(event -> onClose.run());
        getChildren().add(close);
    }

    private static List<String> kinds(Target target) {
        return switch (target) {
            case Target.VmTarget vm -> List.of("memory", "network");
            case Target.HostTarget host -> List.of("host", "memory");
            case Target.NodeTarget node -> List.of("link");
            case Target.LinkTarget link -> List.of("link");
            case Target.NetworkTarget network -> List.of("network");
            case Target.BridgeTarget bridge -> List.of("host", "network");
            case Target.TimeTarget time -> List.of("memory", "link");
            case Target.MomentTarget moment -> List.of("memory", "link");
            case Target.FigureTarget figure -> List.of("memory", "link");
        };
    }

    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
