package skyferry.stage.shell;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import skyferry.isolation.IsolationReport;
import skyferry.run.Timeline;
import skyferry.stage.session.Session;
import skyferry.stage.words.Amounts;
import skyferry.stage.words.Words;

/** The line at the foot: whether tenants are apart, and what the run rests on. */
public final class StatusBar extends HBox {
    private final Words words;
    private final Session session;
    private final Hyperlink isolation = new Hyperlink();
    private final Label since = new Label();
    private final Label busy = new Label();
    private final Label facts = new Label();
    private final ReadOnlyIntegerProperty pulses;

    /**
     * @param whenAsked somebody wants to know more about isolation
     * @param pulses frames drawn in the last second
     */
    public StatusBar(Words words, Session session, Runnable whenAsked, ReadOnlyIntegerProperty pulses) {
        this.words = words;
        this.session = session;
        this.pulses = pulses;
        getStyleClass().add("status-bar");
        isolation.setId("isolation");
        isolation.getStyleClass().add("verdict-link");
        isolation.setOnAction(event -> {
            isolation.setVisited(false);
            whenAsked.run();
        });
        since.getStyleClass().add("muted");
        busy.getStyleClass().add("muted");
        facts.getStyleClass().add("muted");
        facts.setMinWidth(Label.USE_PREF_SIZE);
        isolation.setMinWidth(Label.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(isolation, since, space, busy, facts);
        session.glanceProperty().subscribe(world -> showIsolation(world.isolation(), world.nanos()));
        session.runProperty().subscribe(run -> showFacts());
        session.changesProperty().subscribe(changes -> showFacts());
        pulses.subscribe(n -> showFacts());
        session.busyProperty().subscribe(b -> busy.setText(b ? words.of("status.busy") : ""));
    }

    private void showIsolation(IsolationReport report, long now) {
        boolean holds = report.holds();
        String text = holds
                ? words.of(report.checkedPairs() == 0 ? "status.alone" : "status.isolated", report.checkedPairs())
                : words.of(
                        "status.leak",
                        report.leaks().size(),
                        report.checkedPairs(),
                        report.leaks().getFirst().fromVm(),
                        report.leaks().getFirst().toVm());
        if (!text.equals(isolation.getText())) {
            isolation.setText(text);
            isolation.getStyleClass().removeAll("good", "bad");
            isolation.getStyleClass().add(holds ? "good" : "bad");
        }
        since.setText(words.of("status.since", Amounts.instant(lastChange(now))));
    }

    private long lastChange(long now) {
        long last = 0;
        for (Timeline.IsolationSpan span : session.run().timeline().isolation()) {
            if (span.fromNanos() > now) {
                break;
            }
            last = span.fromNanos();
        }
        return last;
    }

    private void showFacts() {
        int done = session.changesProperty().get().done();
        String seed = words.of(
                "status.seed", Long.toString(session.run().scenario().seed().value()));
        String speed = pulses.get() > 0 ? " · " + words.of("status.fps", pulses.get()) : "";
        facts.setText(seed + speed + " · " + words.of("status.changes", done));
    }
}
