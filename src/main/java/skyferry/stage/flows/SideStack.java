package skyferry.stage.flows;

import java.util.function.Consumer;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import skyferry.stage.paint.Painter;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** The pane at the right: the inspector, or what is looked at of the flow tables in its place. */
public final class SideStack extends StackPane {

    /** @param inspector what is there otherwise */
    public SideStack(Words words, Look look, Session session, FlowDesk desk, Painter painter, Region inspector) {
        TracePane trace = new TracePane(words, look, session, desk, painter);
        IsolationPane isolation = new IsolationPane(words, look, session, desk, painter);
        getChildren().addAll(inspector, trace, isolation);
        desk.openProperty().subscribe(open -> {
            inspector.setVisible(open == FlowDesk.Open.NOTHING);
            trace.setVisible(open == FlowDesk.Open.TRACE);
            isolation.setVisible(open == FlowDesk.Open.ISOLATION);
        });
    }

    /** Says when the pane needs more or less room than the inspector. */
    public static void whenWide(FlowDesk desk, Consumer<Boolean> then) {
        desk.openProperty().addListener((property, old, open) -> then.accept(open != FlowDesk.Open.NOTHING));
    }
}
