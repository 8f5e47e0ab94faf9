package skyferry.stage.learn.step;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import skyferry.lesson.Lesson.Block;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/**
 * Help in three levels: where to look, which principle, a worked twin. The next one shows when the one before is open; how many
 * there are is not said and none costs anything (learning design 1.13).
 */
final class HintsCard extends VBox {

    /** @param twin opens the scenario file of a worked twin */
    HintsCard(Words words, Prose prose, List<Block.Callout> hints, Consumer<String> twin) {
        super(4);
        setId("hints");
        getStyleClass().add("hints");
        getChildren().add(new Heading(words.of("hints")));
        List<Block.Callout> ordered = hints.stream()
                .sorted(Comparator.comparing(hint -> hint.arguments().getOrDefault("level", "1")))
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            TitledPane pane = pane(words, prose, ordered.get(i), twin);
            pane.setId("hint-" + (i + 1));
            Nodes.shown(pane, i == 0);
            if (i > 0) {
                TitledPane before = (TitledPane) getChildren().getLast();
                before.expandedProperty().addListener((property, old, open) -> {
                    if (open) {
                        Nodes.shown(pane, true);
                    }
                });
            }
            getChildren().add(pane);
        }
    }

    private static TitledPane pane(Words words, Prose prose, Block.Callout hint, Consumer<String> twin) {
        String level = hint.arguments().getOrDefault("level", "1");
        VBox content = new VBox(6);
        hint.blocks().forEach(block -> prose.block(block).ifPresent(content.getChildren()::add));
        String file = hint.arguments().getOrDefault("twin", "");
        if (!file.isEmpty()) {
            Node open = Nodes.button("twin", words.of("hint.twin"), () -> twin.accept(file));
            content.getChildren().addAll(open, Nodes.text(words.of("hint.back"), "muted", "small"));
        }
        TitledPane pane = new TitledPane(words.of("hint." + level), content);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("hint");
        return pane;
    }
}
