package skyferry.stage.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Judgement;
import skyferry.stage.session.MoveDraft;
import skyferry.stage.session.MoveDraft.Way;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** Walks over the canvas by keys: Tab from one machine or host to the next, Enter takes one in hand and puts it down; says where it is. */
final class KeyWalk {
    private final Words words;
    private final Session session;
    private final MoveDraft draft;
    private final Node canvas;

    KeyWalk(Words words, Session session, Node canvas) {
        this.words = words;
        this.session = session;
        this.draft = session.draft();
        this.canvas = canvas;
        canvas.setOnKeyPressed(this::key);
        session.selectedProperty().subscribe(selected -> say());
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

    private void say() {
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
