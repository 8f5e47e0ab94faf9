package skyferry.stage.flows;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.scene.IsolationScene;
import skyferry.stage.paint.Painter;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** Whether tenants are apart; if not, the packet that proves it, its way, the cause, and buttons that mend what is wrong. */
final class IsolationPane extends VBox {
    private final Words words;
    private final FlowDesk desk;
    private final TallPicture picture;

    IsolationPane(Words words, Look look, Session session, FlowDesk desk, Painter painter) {
        this.words = words;
        this.desk = desk;
        IsolationScene scene = new IsolationScene();
        this.picture = new TallPicture(
                painter,
                width -> scene.compose(
                        session.run().timeline(),
                        session.glance().nanos(),
                        desk.soundnessProperty().get(),
                        look.palette(),
                        width,
                        look.textScale()));
        getStyleClass().add("flow-pane");
        MendingList mendings = new MendingList(words, session);
        desk.mendingsProperty().subscribe(mendings::show);
        ScrollPane scroll = new ScrollPane(new VBox(8, mendings, picture));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), scroll);
        session.glanceProperty().subscribe(world -> show());
        desk.openProperty().subscribe(open -> show());
        desk.soundnessProperty().subscribe(found -> picture.renew());
        look.themeProperty().subscribe(theme -> picture.renew());
        look.textScaleProperty().subscribe(scale -> picture.renew());
    }

    private HBox head() {
        Label title = new Label(words.of("isolation.title"));
        title.getStyleClass().add("title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button(words.of("close"));
        close.getStyleClass().add(Styles.SMALL);
        close.setOnAction(event -> desk.close());
        HBox head = new HBox(8, title, close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void show() {
        if (desk.openProperty().get() == FlowDesk.Open.ISOLATION) {
            picture.renew();
        }
    }
}
