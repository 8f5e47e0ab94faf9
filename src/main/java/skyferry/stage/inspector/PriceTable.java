package skyferry.stage.inspector;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import skyferry.model.Action;
import skyferry.run.Offer;
import skyferry.run.Price;
import skyferry.scene.Quantities;
import skyferry.stage.words.Words;

/** What can be done about a move, as a table: total time, pause, what the guest loses, bytes; and a button that does it. */
final class PriceTable extends GridPane {
    private static final int COLUMNS = 4;

    private final Words words;
    private final String doIt;
    private final Consumer<Offer> chosen;
    private final Map<Offer.Remedy, Label[]> figures = new EnumMap<>(Offer.Remedy.class);
    private final Map<Offer.Remedy, Offer> offered = new EnumMap<>(Offer.Remedy.class);
    private List<Row> shown = List.of();

    /** @param doIt key of the words on the buttons */
    PriceTable(Words words, String doIt, Consumer<Offer> chosen) {
        super(6, 1);
        this.words = words;
        this.doIt = doIt;
        this.chosen = chosen;
        getStyleClass().add("prices");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(HPos.RIGHT);
            column.setPercentWidth(100.0 / COLUMNS);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
    }

    /** What a row says of an offer before its price is known. */
    private record Row(Offer.Remedy remedy, String amount, String about, boolean possible) {}

    /** Shows what can be done, with its prices to come; prices of the same things stay until they are renewed. */
    void show(List<Offer> offers) {
        offered.clear();
        offers.forEach(offer -> offered.put(offer.remedy(), offer));
        List<Row> rows = offers.stream()
                .map(offer -> new Row(offer.remedy(), amount(offer), about(offer), offer.possible()))
                .toList();
        if (rows.equals(shown)) {
            return;
        }
        shown = rows;
        Map<Offer.Remedy, Label[]> before = new EnumMap<>(figures);
        figures.clear();
        getChildren().clear();
        String[] heads = {"price.total", "price.pause", "price.slow", "price.sent"};
        for (int i = 0; i < COLUMNS; i++) {
            Label head = new Label(words.of(heads[i]));
            head.getStyleClass().addAll("muted", "small");
            add(head, i, 0);
        }
        int row = 1;
        for (Offer offer : offers) {
            name(offer, row++);
            Label[] labels = before.getOrDefault(offer.remedy(), labels());
            figures.put(offer.remedy(), labels);
            for (int i = 0; i < COLUMNS; i++) {
                add(labels[i], i, row);
            }
            setColumnSpan(labels[0], spans(labels) ? COLUMNS : 1);
            row++;
        }
    }

    private static boolean spans(Label[] labels) {
        return labels[1].getText().isEmpty() && !labels[0].getText().isEmpty();
    }

    private static Label[] labels() {
        Label[] labels = new Label[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            labels[i] = new Label();
            labels[i].getStyleClass().addAll("mono", "small");
            labels[i].setMinWidth(Region.USE_PREF_SIZE);
        }
        return labels;
    }

    private void name(Offer offer, int row) {
        Label name = new Label(words.of("price." + offer.remedy(), amount(offer)));
        name.getStyleClass().addAll("strong", "price-name");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        add(name, 0, row, 3, 1);
        setHalignment(name, HPos.LEFT);
        if (offer.remedy() == Offer.Remedy.WAIT) {
            return;
        }
        Tooltip.install(name, new Tooltip(about(offer)));
        if (offer.possible()) {
            Button button = new Button(words.of(doIt));
            button.setId("offer-" + offer.remedy());
            button.getStyleClass().addAll(Styles.SMALL, "offer");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText(words.of(doIt) + ": " + name.getText());
            button.setAccessibleHelp(about(offer));
            button.setTooltip(new Tooltip(about(offer)));
            button.setOnAction(
                    event -> Optional.ofNullable(offered.get(offer.remedy())).ifPresent(chosen));
            add(button, 3, row);
        } else {
            Label why = new Label(words.of("price.not"));
            why.getStyleClass().addAll("muted", "small");
            Tooltip.install(why, new Tooltip(about(offer)));
            why.setAccessibleText(about(offer));
            add(why, 3, row);
        }
    }

    private String about(Offer offer) {
        if (offer.remedy() == Offer.Remedy.WAIT) {
            return "";
        }
        String about = words.of("price." + offer.remedy() + ".about");
        boolean anew = offer.actions().stream().anyMatch(Action.Cancel.class::isInstance);
        String more = offer.possible()
                ? anew ? " " + words.of("price.anew") : ""
                : " " + words.of("price.obstacle", words.code("reason", offer.obstacle()));
        return about + more;
    }

    private static String amount(Offer offer) {
        return switch (offer.remedy()) {
            case LONGER_PAUSE -> Quantities.duration(Math.round(offer.amount()));
            case MORE_STREAMS -> Quantities.count(Math.round(offer.amount()));
            case QUIET_HOUR -> Quantities.percent(offer.amount());
            case WAIT, MORE_BANDWIDTH, THROTTLE, COMPRESS, POSTCOPY -> "";
        };
    }

    /** Puts a price into its row. */
    void show(Offer offer, Price price) {
        Label[] labels = figures.get(offer.remedy());
        if (labels == null) {
            return;
        }
        for (Label label : labels) {
            label.setText("");
            label.getStyleClass().removeAll("bad", "price");
        }
        switch (price) {
            case Price.Ends ends -> {
                labels[0].setText(Quantities.duration(ends.totalNanos()));
                labels[1].setText(Quantities.duration(ends.pauseNanos()));
                labels[2].setText(ends.slowDown() > 0 ? Quantities.percent(ends.slowDown()) : "–");
                labels[3].setText(Quantities.bytes(ends.bytes()));
            }
            case Price.GoesOn on -> {
                labels[0].setText(words.of(
                        "price.goesOn", Quantities.bytes(on.leftBytes()), Quantities.duration(on.lookedAheadNanos())));
                labels[0].getStyleClass().add("price");
            }
            case Price.Fails fails -> {
                labels[0].setText(words.of("price.fails", words.code("reason", fails.reason())));
                labels[0].getStyleClass().add("bad");
            }
        }
        boolean whole = !(price instanceof Price.Ends);
        setColumnSpan(labels[0], whole ? COLUMNS : 1);
        setHalignment(labels[0], whole ? HPos.LEFT : HPos.RIGHT);
        String spoken = words.of(
                "price.spoken", labels[0].getText(), labels[1].getText(), labels[2].getText(), labels[3].getText());
        labels[0].setAccessibleText(whole ? labels[0].getText() : spoken);
    }
}
