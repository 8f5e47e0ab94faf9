package skyferry.stage.learn.step;

import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import skyferry.stage.learn.desk.Authors;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.words.Words;

/** The author's runs by their names, folded away until somebody wants to see one. */
final class AuthorsCard extends TitledPane {

    AuthorsCard(Words words, Authors authors) {
        setId("authors");
        setText(words.of("authors"));
        setExpanded(false);
        setAnimated(false);
        getStyleClass().add("aside");
        FlowPane runs = new FlowPane(4, 4);
        authors.runs()
                .forEach(run -> runs.getChildren()
                        .add(Nodes.button(
                                "author-" + run.run(), run.run().replace('-', ' '), () -> authors.watch(run.run()))));
        setContent(new VBox(6, runs, Nodes.text(words.of("authors.what"), "muted", "small")));
    }
}
