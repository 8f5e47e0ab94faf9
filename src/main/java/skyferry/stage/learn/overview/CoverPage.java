package skyferry.stage.learn.overview;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import skyferry.stage.learn.LearnSheet;
import skyferry.stage.words.Words;

/** A page that lies over the window until it is closed. */
public class CoverPage extends BorderPane {
    private final Button close;

    CoverPage(Words words, String title, Runnable onClose, Region content, Node... tools) {
        getStyleClass().add("cover");
        getStylesheets().add(LearnSheet.url());
        Label heading = new Label(title);
        heading.getStyleClass().add("cover-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        close = new Button(words.of("cover.close"));
        close.setId("cover-close");
        close.getStyleClass().add(Styles.SMALL);
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> onClose.run());
        HBox bar = new HBox(10, heading, space);
        bar.getChildren().addAll(tools);
        bar.getChildren().add(close);
        bar.getStyleClass().add("cover-bar");
        setTop(bar);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("cover-scroll");
        content.getStyleClass().add("cover-content");
        setCenter(scroll);
    }

    /** Where the focus goes when the page opens. */
    @Override
    public void requestFocus() {
        close.requestFocus();
    }
}
