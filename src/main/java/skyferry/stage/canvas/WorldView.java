package skyferry.stage.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import skyferry.run.WorldAt;
import skyferry.scene.Camera;
import skyferry.scene.Layers;
import skyferry.scene.Picture;
import skyferry.scene.Picture.Target;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;
import skyferry.stage.session.Judgement;
import skyferry.stage.session.MoveDraft;
import skyferry.stage.session.MoveDraft.Way;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/**
 * The world on a canvas, and what the hand does with it: a press lifts a machine once the pointer goes on, a click selects,
 * keys walk from one thing to the next.
 */
public final class WorldView extends StackPane {
    /** Pixels that the pointer may tremble before a click becomes a drag. */
    private static final double TREMBLE = 5;

    /** How far a host's verdict stands out above its card. */
    private static final double VERDICT = 14;

    private final Words words;
    private final Session session;
    private final MoveDraft draft;
    private final PictureCanvas canvas;
    private final ObjectProperty<Optional<Target>> hovered =
            new SimpleObjectProperty<>(this, "hovered", Optional.empty());
    private final MoveMenu menu;
    private final CanvasPictures pictures;
    private final Viewpoint viewpoint;
    private final ViewTools tools;
    private double handX;
    private double handY;
    private boolean panning;
    private Optional<String> pressed = Optional.empty();
    private double pressedX;
    private double pressedY;

    public WorldView(Words words, Look look, Session session, Painter painter, ReadOnlyObjectProperty<Layers> layers) {
        this.words = words;
        this.session = session;
        this.draft = session.draft();
        this.menu = new MoveMenu(words, session);
        this.pictures = new CanvasPictures(session, look, layers);
        this.viewpoint = new Viewpoint(view -> pictures.nearest());
        this.canvas = new PictureCanvas(painter, this::compose, CanvasPictures.LAYERS);
        this.tools = new ViewTools(words, painter, pictures, viewpoint);
        canvas.setId("world");
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.NODE);
        getStyleClass().add("world");
        setMinSize(0, 0);
        getChildren().addAll(canvas, tools, new MovePicker(words, session, this::chooseManner, this::aboveHosts));
        setAlignment(Pos.TOP_LEFT);
        session.worldProperty().subscribe(world -> {
            follow();
            canvas.redraw();
        });
        session.glanceProperty().subscribe(world -> tools.redraw());
        viewpoint.cameraProperty().subscribe(camera -> canvas.redraw());
        viewpoint.followingProperty().subscribe(on -> follow());
        session.runProperty().subscribe(run -> canvas.redraw());
        session.selectedProperty().subscribe(selected -> selectionChanged());
        layers.subscribe(shown -> canvas.redraw());
        draft.stateProperty().subscribe(state -> canvas.redraw());
        hovered.subscribe(target -> canvas.redraw());
        look.themeProperty().subscribe(theme -> canvas.redrawAll());
        look.textScaleProperty().subscribe(scale -> canvas.redrawAll());
        session.studyProperty().subscribe(study -> {
            viewpoint.jump(Camera.FIT);
            canvas.redrawAll();
        });
        pointer();
        canvas.setOnKeyPressed(this::key);
    }

    private List<Picture> compose(double width, double height) {
        viewpoint.resized(width, height);
        return pictures.compose(width, height, hovered.get(), viewpoint.camera());
    }

    /** Keeps the hosts of the selected machine's move, or of the first move, in view. */
    private void follow() {
        if (!viewpoint.followingProperty().get()) {
            return;
        }
        String wanted = session.selectedVm().orElse("");
        Optional<WorldAt.MoveAt> move = session.world().moves().stream()
                .filter(m -> m.record().vm().equals(wanted))
                .findFirst()
                .or(() -> session.world().moves().stream().findFirst());
        List<String> hosts = move.map(m -> List.of(m.record().from(), m.record().to()))
                .orElseGet(() -> session.hostOf(wanted).map(List::of).orElse(List.of()));
        pictures.around(hosts).ifPresent(viewpoint::frame);
    }

    private void pointer() {
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseReleased(this::release);
        canvas.setOnMouseMoved(this::hover);
        canvas.setOnContextMenuRequested(event -> canvas.hit(event.getX(), event.getY())
                .flatMap(WorldView::machine)
                .ifPresent(vm -> {
                    session.selectedProperty().set(Optional.of(new Target.VmTarget(vm)));
                    menu.show(vm, canvas, event.getScreenX(), event.getScreenY());
                }));
        canvas.setOnMouseExited(event -> hovered.set(Optional.empty()));
        canvas.setOnScroll(this::wheel);
        canvas.setOnZoom(event -> viewpoint.pinch(event.getZoomFactor(), event.getX(), event.getY()));
    }

    /** A wheel brings nearer; fingers on a pad move what is seen, and with Control bring nearer. */
    private void wheel(ScrollEvent event) {
        boolean fingers = event.getTouchCount() > 0 || event.isInertia() || event.isDirect();
        if (fingers && !event.isShortcutDown() || event.isShiftDown()) {
            viewpoint.drag(event.getDeltaX(), event.getDeltaY());
        } else if (event.getDeltaY() != 0) {
            viewpoint.zoom(event.getDeltaY() / event.getMultiplierY(), event.getX(), event.getY());
        }
        event.consume();
    }

    private void hover(MouseEvent event) {
        hovered.set(canvas.hit(event.getX(), event.getY()));
        canvas.setCursor(
                hovered.get().filter(Target.VmTarget.class::isInstance).isPresent()
                        ? Cursor.OPEN_HAND
                        : hovered.get().isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        pressed = Optional.empty();
        handX = event.getX();
        handY = event.getY();
        panning = event.getButton() == MouseButton.MIDDLE;
        if (event.getButton() == MouseButton.PRIMARY && !draft.state().active()) {
            pressed = canvas.hit(event.getX(), event.getY()).flatMap(WorldView::machine);
        }
        pressedX = event.getX();
        pressedY = event.getY();
    }

    private static Optional<String> machine(Target target) {
        return target instanceof Target.VmTarget vm ? Optional.of(vm.vm()) : Optional.empty();
    }

    private void drag(MouseEvent event) {
        double way = Math.max(Math.abs(event.getX() - pressedX), Math.abs(event.getY() - pressedY));
        if (pressed.isPresent() && way > TREMBLE && !draft.state().active()) {
            session.selectedProperty().set(Optional.of(new Target.VmTarget(pressed.get())));
            draft.lift(pressed.get(), event.getX(), event.getY());
            canvas.setCursor(Cursor.CLOSED_HAND);
        }
        boolean free = event.isPrimaryButtonDown()
                && pressed.isEmpty()
                && draft.state().way() != Way.DRAGGED;
        if (panning || free && way > TREMBLE) {
            panning = true;
            canvas.setCursor(Cursor.MOVE);
            viewpoint.drag(event.getX() - handX, event.getY() - handY);
            handX = event.getX();
            handY = event.getY();
            return;
        }
        if (draft.state().way() == Way.DRAGGED) {
            draft.drag(event.getX(), event.getY());
            hovered.set(hostAt(event.getX(), event.getY()).map(Target.HostTarget::new));
        }
    }

    private void release(MouseEvent event) {
        boolean dragged = draft.state().way() == Way.DRAGGED;
        boolean panned = panning;
        pressed = Optional.empty();
        panning = false;
        canvas.setCursor(Cursor.DEFAULT);
        if (panned) {
            return;
        }
        if (dragged) {
            hostAt(event.getX(), event.getY())
                    .ifPresentOrElse(event.isShortcutDown() ? draft::layDown : draft::drop, draft::cancel);
        } else if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            click(event.getX(), event.getY());
        }
    }

    private void click(double x, double y) {
        if (draft.state().way() == Way.CHOOSING) {
            hostAt(x, y).ifPresentOrElse(draft::drop, draft::cancel);
        } else {
            session.selectedProperty().set(canvas.hit(x, y));
        }
    }

    /** The host whose card lies at a point, under whatever stands on it. */
    private Optional<String> hostAt(double x, double y) {
        for (Picture picture : canvas.pictures().reversed()) {
            for (Picture.Hit hit : picture.hits().reversed()) {
                boolean inside = x >= hit.x() && x < hit.x() + hit.w() && y >= hit.y() && y < hit.y() + hit.h();
                if (inside && hit.target() instanceof Target.HostTarget host) {
                    return Optional.of(host.host());
                }
            }
        }
        return Optional.empty();
    }

    /** Where something is drawn, on the canvas. */
    public Optional<Picture.Hit> area(Target target) {
        return canvas.pictures().stream()
                .flatMap(picture -> picture.hits().stream())
                .filter(hit -> hit.target().equals(target))
                .findFirst();
    }

    /** Room above the hosts and their verdicts, pixels. */
    private double aboveHosts() {
        return canvas.pictures().stream()
                .flatMap(picture -> picture.hits().stream())
                .filter(hit -> hit.target() instanceof Target.HostTarget)
                .mapToDouble(hit -> hit.y() - VERDICT)
                .min()
                .orElse(getHeight());
    }

    /** From where the canvas is looked at. */
    public Viewpoint viewpoint() {
        return viewpoint;
    }

    public PictureCanvas canvas() {
        return canvas;
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.TAB && step(event.isShiftDown() ? -1 : 1)) {
            event.consume();
        } else if (code == KeyCode.ENTER) {
            enter();
            event.consume();
        }
    }

    /** Brings the focus to technique and options of the machine in hand, which stand beside the canvas. */
    public void chooseManner() {
        Optional.ofNullable(getScene())
                .map(scene -> scene.lookup("#technique .chip:selected"))
                .ifPresent(Node::requestFocus);
    }

    private void enter() {
        Optional<Target> selected = session.selectedProperty().get();
        if (draft.state().way() == Way.CHOOSING) {
            selected.flatMap(t -> t instanceof Target.HostTarget h ? Optional.of(h.host()) : Optional.empty())
                    .ifPresent(draft::drop);
        } else {
            session.selectedVm().ifPresent(draft::choose);
        }
    }

    /** To the next or last host or machine; past the end the focus leaves the canvas as it leaves any control. */
    private boolean step(int direction) {
        List<Target> stops = stops();
        int at = session.selectedProperty().get().map(stops::indexOf).orElse(-1);
        int next = at < 0 ? (direction > 0 ? 0 : stops.size() - 1) : at + direction;
        if (next < 0 || next >= stops.size()) {
            return false;
        }
        session.selectedProperty().set(Optional.of(stops.get(next)));
        return true;
    }

    private List<Target> stops() {
        List<Target> stops = new ArrayList<>();
        session.world().hosts().values().forEach(host -> {
            stops.add(new Target.HostTarget(host.id()));
            host.vms().forEach(vm -> stops.add(new Target.VmTarget(vm)));
        });
        return stops;
    }

    private void selectionChanged() {
        canvas.redraw();
        canvas.setAccessibleText(session.selectedProperty()
                .get()
                .map(this::spoken)
                .orElseGet(() -> words.of("canvas.spoken", session.study().title())));
    }

    private String spoken(Target target) {
        return switch (target) {
            case Target.VmTarget vm ->
                words.of("canvas.vm", vm.vm(), session.hostOf(vm.vm()).orElse(""));
            case Target.HostTarget host ->
                Optional.ofNullable(draft.state().judgements().get(host.host()))
                        .map(Judgement::badge)
                        .map(badge -> words.of("canvas.host.verdict", host.host(), badge))
                        .orElseGet(() -> words.of("canvas.host", host.host()));
            case Target.NodeTarget node -> node.node();
            case Target.LinkTarget link -> link.link();
            case Target.NetworkTarget network -> network.network();
            case Target.BridgeTarget bridge -> "br-int " + bridge.host();
            case Target.TimeTarget time -> "";
            case Target.MomentTarget moment -> moment.what();
            case Target.FigureTarget figure -> figure.figure();
        };
    }
}
