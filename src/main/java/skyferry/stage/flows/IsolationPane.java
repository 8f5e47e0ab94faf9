package skyferry.stage.flows;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.dataplane.Flow;
import skyferry.model.Action;
import skyferry.model.FaultKind;
import skyferry.run.WorldAt;
import skyferry.scene.IsolationScene;
import skyferry.stage.paint.Painter;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** Whether tenants are apart; if not, the packet that proves it, its way, the cause, and a button that mends it. */
final class IsolationPane extends VBox {
    private static final String FAULT = "fault:";

    private final Words words;
    private final Session session;
    private final FlowDesk desk;
    private final Button mend = new Button();
    private final TallPicture picture;
    private Optional<FaultKind> fault = Optional.empty();

    IsolationPane(Words words, Look look, Session session, FlowDesk desk, Painter painter) {
        this.words = words;
        this.session = session;
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
        mend.setId("mend");
        mend.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        mend.setOnAction(event -> fault.ifPresent(
                kind -> session.act(new Action.ClearFault(session.player().now(), kind))));
        ScrollPane scroll = new ScrollPane(picture);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), mend, scroll);
        session.glanceProperty().subscribe(world -> show(world));
        desk.openProperty().subscribe(open -> show(session.glance()));
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

    private void show(WorldAt world) {
        if (desk.openProperty().get() != FlowDesk.Open.ISOLATION) {
            return;
        }
        fault = cause(world);
        mend.setText(fault.map(kind -> words.of("isolation.mend", words.code("fault", kind.id())))
                .orElse(""));
        mend.setVisible(fault.isPresent());
        mend.setManaged(fault.isPresent());
        picture.renew();
    }

    /** The fault that wrote a rule which lets a leak's packet through. */
    private static Optional<FaultKind> cause(WorldAt world) {
        return world.isolation().leaks().stream()
                .flatMap(leak -> leak.trace().steps().stream())
                .flatMap(step -> step.rule().map(Flow::origin).stream())
                .filter(origin -> origin.startsWith(FAULT))
                .map(origin -> origin.substring(FAULT.length()))
                .flatMap(id -> List.of(FaultKind.values()).stream()
                        .filter(kind ->
                                kind.id().equals(id.toLowerCase(Locale.ROOT).replace('_', '-'))))
                .findFirst();
    }
}
