package skyferry.stage.flows;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import skyferry.dataplane.TraceText;
import skyferry.run.Conversation;
import skyferry.scene.Picture;
import skyferry.scene.TraceScene;
import skyferry.stage.flows.FlowDesk.Asked;
import skyferry.stage.paint.Painter;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** Who sends what to whom, and the packet's way, table by table. */
final class TracePane extends VBox {
    private final Words words;
    private final Look look;
    private final Session session;
    private final FlowDesk desk;
    private final ComboBox<String> from = new ComboBox<>();
    private final ComboBox<String> to = new ComboBox<>();
    private final ComboBox<Conversation.Kind> kind =
            new ComboBox<>(FXCollections.observableArrayList(Conversation.Kind.values()));
    private final Spinner<Integer> port = new Spinner<>(1, 65535, 80);
    private final Label hint = new Label();
    private final Button copy = new Button();
    private final TallPicture picture;
    private final TraceScene scene = new TraceScene();
    private boolean showing;

    TracePane(Words words, Look look, Session session, FlowDesk desk, Painter painter) {
        this.words = words;
        this.look = look;
        this.session = session;
        this.desk = desk;
        this.picture = new TallPicture(painter, this::compose);
        getStyleClass().add("flow-pane");
        from.setId("trace-from");
        to.setId("trace-to");
        kind.setId("trace-kind");
        port.setId("trace-port");
        port.setEditable(true);
        kind.setConverter(new KindWords());
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        copy.setText(words.of("trace.copy"));
        copy.setId("trace-copy");
        copy.setOnAction(event -> copyText());
        ScrollPane scroll = new ScrollPane(picture);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(), question(), hint, scroll);
        listen();
    }

    private HBox head() {
        Label title = new Label(words.of("trace.title"));
        title.getStyleClass().add("title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button(words.of("close"));
        close.getStyleClass().add(Styles.SMALL);
        copy.getStyleClass().add(Styles.SMALL);
        close.setId("trace-close");
        close.setOnAction(event -> desk.close());
        HBox head = new HBox(8, title, copy, close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private GridPane question() {
        GridPane grid = new GridPane(8, 6);
        grid.addRow(0, new Label(words.of("trace.from")), from, new Label(words.of("trace.to")), to);
        grid.addRow(1, new Label(words.of("trace.what")), kind, new Label(words.of("trace.port")), port);
        grid.getChildren().stream()
                .filter(Label.class::isInstance)
                .forEach(label -> ((Label) label).setMinWidth(Label.USE_PREF_SIZE));
        for (var control : List.of(from, to, kind, port)) {
            control.setPrefWidth(90);
            control.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(control, Priority.ALWAYS);
        }
        return grid;
    }

    private void listen() {
        session.studyProperty().subscribe(study -> {
            List<String> machines = List.copyOf(study.scenario().vms().keySet());
            from.getItems().setAll(machines);
            to.getItems().setAll(machines);
        });
        desk.askedProperty().subscribe(this::show);
        desk.heldProperty().subscribe(held -> {
            copy.setDisable(held.isEmpty());
            showHint();
            picture.renew();
        });
        look.themeProperty().subscribe(theme -> picture.renew());
        look.textScaleProperty().subscribe(scale -> picture.renew());
        from.valueProperty().subscribe(value -> ask());
        to.valueProperty().subscribe(value -> ask());
        kind.valueProperty().subscribe(value -> ask());
        port.valueProperty().subscribe(value -> ask());
    }

    private void show(Asked asked) {
        showing = true;
        from.setValue(asked.from().orElse(null));
        to.setValue(asked.to().orElse(null));
        kind.setValue(asked.kind());
        port.getValueFactory().setValue(asked.port());
        port.setDisable(asked.kind() != Conversation.Kind.TCP && asked.kind() != Conversation.Kind.UDP);
        showing = false;
        showHint();
    }

    private void ask() {
        if (!showing) {
            desk.askedProperty()
                    .set(new Asked(
                            Optional.ofNullable(from.getValue()),
                            Optional.ofNullable(to.getValue()),
                            Optional.ofNullable(kind.getValue()).orElse(Conversation.Kind.ICMP),
                            Optional.ofNullable(port.getValue()).orElse(80)));
        }
    }

    private void showHint() {
        Asked asked = desk.askedProperty().get();
        String key = asked.from().isEmpty() ? "trace.hint.from" : asked.to().isEmpty() ? "trace.hint.to" : "";
        boolean silent = key.isEmpty() && desk.heldProperty().get().isEmpty();
        hint.setText(
                silent ? words.of("trace.hint.silent", asked.from().orElse("")) : key.isEmpty() ? "" : words.of(key));
        hint.setManaged(!hint.getText().isEmpty());
    }

    private Picture compose(double width) {
        return desk.heldProperty()
                .get()
                .map(held -> scene.compose(
                        session.run().timeline(),
                        session.glance().nanos(),
                        held,
                        look.palette(),
                        width,
                        look.textScale()))
                .orElseGet(() -> new Picture(width, 1, List.of(), List.of()));
    }

    private void copyText() {
        desk.heldProperty().get().ifPresent(held -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(TraceText.of(held.request())
                    + held.reply().map(TraceText::of).orElse(""));
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    /** The protocol's name as engineers write it. */
    private static final class KindWords extends StringConverter<Conversation.Kind> {
        @Override
        public String toString(Conversation.Kind kind) {
            return kind.name();
        }

        @Override
        public Conversation.Kind fromString(String text) {
            return Conversation.Kind.valueOf(text);
        }
    }
}
