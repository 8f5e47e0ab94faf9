package skyferry.stage.inspector;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.run.Offer;
import skyferry.run.Price;
import skyferry.run.PriceList.Question;
import skyferry.run.Run;
import skyferry.run.WorldAt;
import skyferry.scene.Quantities;
import skyferry.stage.options.OptionsForm;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.session.Background;
import skyferry.stage.session.MoveAction;
import skyferry.stage.session.PriceDesk;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** "Will it end?": the verdict on the move of the selected machine, what can be done with it, and what each would cost. */
final class UnderWayPart extends VBox {
    /** While time goes on the prices are renewed after so many seconds on the wall: they are read, not watched. */
    private static final double RENEWED = 2;

    private final Words words;
    private final Session session;
    private final PriceDesk desk;
    private final Label verdict = new Label();
    private final FlowPane actions = new FlowPane(4, 4);
    private final OptionsForm form;
    private final Button set = new Button();
    private final PriceTable table;
    private final TitledPane prices;
    private Optional<WorldAt.MoveAt> move = Optional.empty();
    private Optional<MigrationOptions> thought = Optional.empty();
    private Optional<Asked> asked = Optional.empty();
    private boolean wasOpen;

    /** What the prices shown are about. */
    private record Asked(Run run, String vm, long atNanos, double motion) {}

    UnderWayPart(Words words, Session session, Background background) {
        this.words = words;
        this.session = session;
        this.desk = new PriceDesk(session.engine(), background);
        this.table = new PriceTable(words, "price.do", this::take);
        this.form = new OptionsForm(
                words, OptionsForm.Content.OF_A_MOVE_UNDER_WAY, OptionsForm.Pace.LIVE, this::think, this::leave);
        this.prices = new TitledPane(words.of("price.title"), table);
        setId("under-way");
        setSpacing(4);
        verdict.setId("move-verdict");
        verdict.getStyleClass().add("strong");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        set.setId("set-options");
        set.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        set.setText(words.of("move.set"));
        set.setMaxWidth(Double.MAX_VALUE);
        set.setOnAction(event -> set());
        prices.setId("prices");
        prices.setAnimated(false);
        prices.setExpanded(false);
        VBox folded = new VBox(4, form, set, prices);
        folded.getStyleClass().add("options");
        getChildren().addAll(new Heading(words.of("move.title")), new Card(verdict, actions), folded);
    }

    /** Shows the move of a machine as it stands; nothing for a machine that does not move. */
    void show(Optional<String> vm, WorldAt world) {
        Optional<WorldAt.MoveAt> next = vm.flatMap(id ->
                world.moves().stream().filter(m -> m.record().vm().equals(id)).findFirst());
        boolean other = !next.map(m -> m.record().number())
                .equals(move.map(m -> m.record().number()));
        move = next;
        setVisible(next.isPresent());
        setManaged(next.isPresent());
        if (next.isEmpty() || other) {
            thought = Optional.empty();
            asked = Optional.empty();
            desk.forget();
        }
        next.ifPresent(m -> {
            actions(m.record().vm());
            form.showAll(
                    thought.orElse(m.record().options()),
                    session.run().scenario().migration());
            showSet();
            ask(world);
        });
    }

    /** Puts up the buttons; those that are there stay for as long as what can be done, or why not, is the same. */
    private void actions(String vm) {
        List<Optional<String>> obstacles = Arrays.stream(MoveAction.values())
                .map(action -> action.obstacle(session, vm))
                .toList();
        Offered next = new Offered(vm, obstacles);
        if (!next.equals(actions.getUserData())) {
            actions.setUserData(next);
            actions.getChildren()
                    .setAll(Arrays.stream(MoveAction.values())
                            .map(action -> button(action, vm, obstacles.get(action.ordinal())))
                            .toList());
        }
    }

    /** What stands in the way of each action, empty where nothing does. */
    private record Offered(String vm, List<Optional<String>> obstacles) {}

    /** A button; where it cannot be pressed, the box around it says why: what is disabled has no tooltip. */
    private Node button(MoveAction action, String vm, Optional<String> obstacle) {
        Button button = new Button(words.of("move." + action));
        button.setId("move-" + action);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setDisable(obstacle.isPresent());
        button.setOnAction(event -> action.perform(session, vm));
        String help = obstacle.map(code -> words.of("move.obstacle", words.code("reason", code)))
                .orElseGet(() -> words.of("move." + action + ".about"));
        button.setAccessibleHelp(help);
        StackPane around = new StackPane(button);
        Tooltip.install(around, new Tooltip(help));
        return around;
    }

    private void ask(WorldAt world) {
        MigrationRecord record = move.orElseThrow().record();
        boolean playing = session.player().playingProperty().get();
        long now = session.player().now();
        boolean same = asked.filter(a -> a.run() == session.run() && a.vm().equals(record.vm()))
                .filter(a -> a.atNanos() == now || playing && session.motion() - a.motion() < RENEWED)
                .isPresent();
        if (same || thought.isPresent() || world.nanos() < record.startNanos()) {
            return;
        }
        asked = Optional.of(new Asked(session.run(), record.vm(), now, session.motion()));
        desk.ask(question(record, now), table::show, this::priced);
    }

    private Question question(MigrationRecord record, long now) {
        return Question.underWay(session.run(), now, record);
    }

    private void priced(Offer offer, Price price) {
        table.show(offer, price);
        if (offer.remedy() == Offer.Remedy.WAIT) {
            tell(price);
            boolean open = !(price instanceof Price.Ends);
            if (open && !wasOpen) {
                prices.setExpanded(true);
            }
            wasOpen = open;
        }
    }

    /** Of a thought the time that it takes; of what is under way the instant, which stays right while the clock runs on. */
    private String when(Price.Ends ends) {
        long from = thought.isPresent() ? 0 : asked.map(Asked::atNanos).orElse(0L);
        return Quantities.duration(from + ends.totalNanos());
    }

    private void tell(Price price) {
        verdict.getStyleClass().removeAll("good", "price", "bad");
        switch (price) {
            case Price.Ends ends -> {
                verdict.setText(words.of(
                        thought.isPresent() ? "move.would" : "move.ends",
                        when(ends),
                        Quantities.duration(ends.pauseNanos())));
                verdict.getStyleClass().add(ends.slowDown() > 0 ? "price" : "good");
            }
            case Price.GoesOn on -> {
                verdict.setText(words.of(
                        "move.open", Quantities.duration(on.lookedAheadNanos()), Quantities.bytes(on.leftBytes())));
                verdict.getStyleClass().add("price");
            }
            case Price.Fails fails -> {
                verdict.setText(words.of("move.fails", words.code("reason", fails.reason())));
                verdict.getStyleClass().add("bad");
            }
        }
    }

    /** Somebody moves a slider: what would come of it is asked at once, and nothing is done yet. */
    private void think(MigrationOptions options) {
        move.ifPresent(m -> {
            thought = Optional.of(options).filter(o -> !o.equals(m.record().options()));
            showSet();
            long now = session.player().now();
            Offer what = new Offer(
                    Offer.Remedy.WAIT,
                    List.of(new Action.SetOption(now, m.record().vm(), options)),
                    "",
                    0);
            asked = Optional.empty();
            desk.ask(question(m.record(), now), what, (offer, price) -> tell(price));
        });
    }

    private void showSet() {
        set.setVisible(thought.isPresent());
        set.setManaged(thought.isPresent());
    }

    private void set() {
        move.ifPresent(m -> thought.ifPresent(options -> {
            long now = session.player().now();
            String vm = m.record().vm();
            thought = Optional.empty();
            boolean limitAlone = m.record()
                    .options()
                    .withDowntimeLimit(options.downtimeLimitNanos())
                    .equals(options);
            session.act(
                    limitAlone
                            ? new Action.SetPauseLimit(now, vm, options.downtimeLimitNanos())
                            : new Action.SetOption(now, vm, options));
        }));
    }

    private void take(Offer offer) {
        offer.actions().forEach(session::act);
    }

    private void leave() {
        Optional.ofNullable(getScene()).map(scene -> scene.lookup("#world")).ifPresent(Node::requestFocus);
    }
}
