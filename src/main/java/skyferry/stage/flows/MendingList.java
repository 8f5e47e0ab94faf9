package skyferry.stage.flows;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.dataplane.Stage;
import skyferry.isolation.Finding;
import skyferry.isolation.Remedy;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.run.Repair;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** What is wrong, with its cause, the smallest fix, and a button that takes it back. Undo puts it back. */
final class MendingList extends VBox {
    private static final List<String> PLACES = List.of("host", "vm", "link", "network", "site");

    private final Words words;
    private final Session session;

    MendingList(Words words, Session session) {
        super(10);
        this.words = words;
        this.session = session;
        getStyleClass().add("mendings");
        show(List.of());
    }

    void show(List<Mending> mendings) {
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < mendings.size(); i++) {
            rows.add(row(mendings.get(i), i));
        }
        getChildren().setAll(rows);
        setVisible(!rows.isEmpty());
        setManaged(!rows.isEmpty());
    }

    private VBox row(Mending mending, int index) {
        VBox row = new VBox(4);
        if (!mending.findings().isEmpty()) {
            row.getChildren().addAll(text(what(mending), "strong"), text(why(mending), "muted"));
        }
        mending.repair()
                .ifPresentOrElse(
                        repair -> row.getChildren().add(button(repair, index)),
                        () -> row.getChildren().add(text(words.of("isolation.nothing"), "muted")));
        return row;
    }

    private static Label text(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll(style, "small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Button button(Repair repair, int index) {
        Button button = new Button(name(repair));
        button.setId(index == 0 ? "mend" : "mend-" + index);
        button.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setOnAction(event -> session.act(repair.at(session.player().now())));
        return button;
    }

    private String name(Repair repair) {
        if (repair.action() instanceof Action.RestoreLink restore) {
            return words.of("isolation.mend.link", restore.linkId());
        }
        if (repair.action() instanceof Action.ClearDuplicate clear) {
            return words.of("isolation.mend.duplicate", clear.vm());
        }
        return repair.fault().map(this::fault).orElse("");
    }

    private String fault(Fault fault) {
        String kind = words.code("fault", fault.kind().id());
        Optional<String> place = PLACES.stream()
                .map(fault::argument)
                .filter(argument -> !argument.isEmpty())
                .findFirst();
        return place.map(where -> words.of("isolation.mend.on", kind, where))
                .orElseGet(() -> words.of("isolation.mend", kind));
    }

    private String what(Mending mending) {
        Finding first = mending.findings().getFirst();
        String property = first.property().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String what = words.of("isolation.wrong." + property, first.fromVm(), first.toVm());
        int more = mending.findings().size() - 1;
        return more == 0 ? what : what + " " + words.of("isolation.more", Integer.toString(more));
    }

    private String why(Mending mending) {
        String cause = mending.cause()
                .map(this::rule)
                .or(() -> mending.repair().flatMap(this::cause))
                .orElseGet(() -> words.of("isolation.cause.none"));
        return mending.change().map(change -> cause + " " + change(change)).orElse(cause);
    }

    private Optional<String> cause(Repair repair) {
        return repair.action() instanceof Action.ClearDuplicate clear
                ? Optional.of(words.of("isolation.cause.duplicate", clear.vm()))
                : repair.fault()
                        .map(fault -> words.of(
                                "isolation.cause.fault",
                                words.code("fault", fault.kind().id())));
    }

    private String rule(Remedy.Cause cause) {
        int table = cause.flow().table();
        return words.of("isolation.cause.rule", table + " " + Stage.name(table), cause.host());
    }

    private String change(Remedy change) {
        return change.size() == 1
                ? words.of("isolation.change.one", change.host())
                : words.of("isolation.change", Integer.toString(change.size()), change.host());
    }
}
