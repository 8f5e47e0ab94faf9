package skyferry.stage.canvas;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import skyferry.run.WorldAt;
import skyferry.scene.Camera;
import skyferry.scene.Layers;
import skyferry.scene.Picture;
import skyferry.scene.Picture.Target;
import skyferry.stage.command.Tips;
import skyferry.stage.paint.Painter;
import skyferry.stage.paint.PictureCanvas;
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

    /** What is narrower than this is not seen as what it is, pixels. */
    private static final double SEEN = 60;

    /** How far a host's verdict stands out above its card. */
    private static final double VERDICT = 14;

    private final Session session;
    private final MoveDraft draft;
    private final PictureCanvas canvas;
    private final ObjectProperty<Optional<Target>> hovered =
            new SimpleObjectProperty<>(this, "hovered", Optional.empty());
    private final ThingMenu menu;
    private final Pull pull;
    private final CanvasPictures pictures;
    private final Viewpoint viewpoint;
    private final ViewTools tools;
    private double handX;
    private double handY;
    private boolean panning;
    private Optional<String> pressed = Optional.empty();
    private double pressedX;
    private double pressedY;

    public WorldView(
            Words words,
            Look look,
            Session session,
            Painter painter,
            Tips tips,
            ReadOnlyObjectProperty<Layers> layers) {
        this.session = session;
        this.draft = session.draft();
        this.menu = new ThingMenu(words, session, tips);
        this.pull = new Pull(words, session);
        this.pictures = new CanvasPictures(session, look, layers);
        this.viewpoint = new Viewpoint(view -> pictures.nearest());
        this.canvas = new PictureCanvas(painter, this::compose, CanvasPictures.LAYERS);
        this.tools = new ViewTools(words, painter, tips, pictures, viewpoint);
        canvas.setId("world");
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.NODE);
        getStyleClass().add("world");
        setMinSize(0, 0);
        getChildren().addAll(canvas, tools, new MovePicker(words, session, this::chooseManner, this::aboveHosts), pull);
        setAlignment(Pos.TOP_LEFT);
        session.worldProperty().subscribe(world -> {
            follow();
            canvas.redraw();
        });
        session.glanceProperty().subscribe(world -> tools.redraw());
        viewpoint.cameraProperty().subscribe(camera -> canvas.redraw());
        viewpoint.followingProperty().subscribe(on -> follow());
        session.runProperty().subscribe(run -> canvas.redraw());
        session.selectedProperty().subscribe(selected -> canvas.redraw());
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
        new KeyWalk(words, session, canvas);
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
        canvas.setOnContextMenuRequested(this::ask);
        canvas.setOnMouseExited(event -> hovered.set(Optional.empty()));
        canvas.setOnScroll(this::wheel);
        canvas.setOnZoom(event -> viewpoint.pinch(event.getZoomFactor(), event.getX(), event.getY()));
    }

    /** Opens what can be done with the thing under the pointer, or by the keyboard with the selected one. */
    private void ask(ContextMenuEvent event) {
        Optional<Target> selected = session.selectedProperty().get();
        if (event.isKeyboardTrigger()) {
            selected.flatMap(this::area).ifPresent(hit -> {
                Point2D at = canvas.localToScreen(hit.x() + hit.w() / 2, hit.y() + hit.h() / 2);
                menu.show(selected, canvas, at.getX(), at.getY());
            });
            return;
        }
        Optional<Target> hit = canvas.hit(event.getX(), event.getY());
        if (hit.isPresent()) {
            session.selectedProperty().set(hit);
        }
        menu.show(hit, canvas, event.getScreenX(), event.getScreenY());
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
            Optional<Target> hit = canvas.hit(event.getX(), event.getY());
            pressed = hit.flatMap(WorldView::machine);
            pull.press(hit.flatMap(this::area), event.getX(), event.getY());
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
        if (pull.holds() && way > TREMBLE) {
            canvas.setCursor(Cursor.CLOSED_HAND);
            pull.drag(event.getX(), event.getY());
            return;
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
        if (pull.release(event.getX(), event.getY()) || panned) {
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

    /** Selects something; where it lies is brought in sight if it is not, or too small to be seen. */
    public void show(Target target) {
        session.selectedProperty().set(Optional.of(target));
        pictures.around(nodesOf(target)).ifPresent(part -> {
            if (part.w() * viewpoint.camera().zoom() < SEEN
                    || !viewpoint.camera().fits()) {
                viewpoint.frame(part);
            }
        });
    }

    private List<String> nodesOf(Target target) {
        return switch (target) {
            case Target.VmTarget vm -> session.hostOf(vm.vm()).map(List::of).orElse(List.of());
            case Target.HostTarget host -> List.of(host.host());
            case Target.BridgeTarget bridge -> List.of(bridge.host());
            case Target.NodeTarget node -> List.of(node.node());
            case Target.LinkTarget link ->
                session.world()
                        .fabric()
                        .link(link.link())
                        .map(l -> List.of(l.a(), l.b()))
                        .orElse(List.of());
            case Target.NetworkTarget network -> List.of();
            case Target.TimeTarget time -> List.of();
            case Target.MomentTarget moment -> List.of();
            case Target.FigureTarget figure -> List.of();
        };
    }

    /** From where the canvas is looked at. */
    public Viewpoint viewpoint() {
        return viewpoint;
    }

    public PictureCanvas canvas() {
        return canvas;
    }

    /** Brings the focus to technique and options of the machine in hand, which stand beside the canvas. */
    public void chooseManner() {
        Optional.ofNullable(getScene())
                .map(scene -> scene.lookup("#technique .chip:selected"))
                .ifPresent(Node::requestFocus);
    }
}
