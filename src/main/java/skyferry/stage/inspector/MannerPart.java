package skyferry.stage.inspector;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.model.Vm;
import skyferry.run.Offer;
import skyferry.run.PriceList.Question;
import skyferry.stage.options.OptionsForm;
import skyferry.stage.options.TechniqueChoice;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.session.Background;
import skyferry.stage.session.Judgement;
import skyferry.stage.session.Manner;
import skyferry.stage.session.MoveDraft;
import skyferry.stage.session.PriceDesk;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** "How it moves": technique and options of the move that is being prepared, and what the host that is pointed at says to them. */
final class MannerPart extends VBox {
    private static final List<Technique> OF_CONTAINERS =
            List.of(Technique.CRIU, Technique.CRIU_LAZY, Technique.RESTART);

    private final Words words;
    private final Session session;
    private final MoveDraft draft;
    private final TechniqueChoice technique;
    private final OptionsForm form;
    private final Label verdict = new Label();
    private final Button move = new Button();
    private final PriceDesk desk;
    private final PriceTable table;
    private final TitledPane prices;
    private Optional<Question> asked = Optional.empty();

    MannerPart(Words words, Session session, Background background) {
        this.words = words;
        this.session = session;
        this.draft = session.draft();
        this.technique = new TechniqueChoice(
                words, chosen -> draft.setManner(draft.state().manner().by(chosen)));
        this.form = new OptionsForm(
                words,
                OptionsForm.Content.ALL,
                OptionsForm.Pace.LIVE,
                options -> draft.setManner(draft.state().manner().with(options)),
                this::leave);
        this.desk = new PriceDesk(session.engine(), background);
        this.table = new PriceTable(words, "price.choose", this::take);
        this.prices = new TitledPane(words.of("price.title"), table);
        prices.setId("manner-prices");
        prices.setAnimated(false);
        prices.setExpanded(false);
        setId("manner");
        setSpacing(4);
        verdict.setId("manner-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(new Heading(words.of("manner.title")), new Card(technique, verdict, buttons()), form, folded());
    }

    private VBox folded() {
        VBox folded = new VBox(prices);
        folded.getStyleClass().add("options");
        return folded;
    }

    /** Asks what else could be done, once every host has answered: verdicts come first. */
    private void price(MoveDraft.State state) {
        Optional<Question> next = Optional.of(state)
                .filter(s -> s.open().isEmpty() && s.judgements().containsKey(s.target()))
                .map(s -> Question.prepared(
                        session.run(),
                        session.player().now(),
                        s.vm(),
                        s.target(),
                        s.manner().technique(),
                        s.manner().options()));
        if (next.isPresent() && !next.equals(asked)) {
            asked = next;
            desk.ask(next.get(), table::show, table::show);
        } else if (next.isEmpty()) {
            desk.forget();
            asked = next;
        }
    }

    /** Takes technique and options of an offer; nothing is ordered yet. */
    private void take(Offer offer) {
        offer.actions().stream()
                .filter(Action.Migrate.class::isInstance)
                .map(Action.Migrate.class::cast)
                .findFirst()
                .ifPresent(order -> draft.setManner(new Manner(
                        order.technique(),
                        order.options().orElse(draft.state().manner().options()))));
    }

    private HBox buttons() {
        move.setId("manner-move");
        move.getStyleClass().addAll(Styles.SMALL, Styles.SUCCESS);
        move.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(move, Priority.ALWAYS);
        move.setOnAction(event -> draft.drop(draft.state().target()));
        Button back = new Button(words.of("manner.cancel"));
        back.setId("manner-cancel");
        back.getStyleClass().add(Styles.SMALL);
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> draft.cancel());
        return new HBox(6, move, back);
    }

    /** Shows a draft; whether there is one to choose for. */
    boolean show(MoveDraft.State state) {
        boolean choosing = state.way() == MoveDraft.Way.CHOOSING;
        setVisible(choosing);
        setManaged(choosing);
        if (choosing) {
            technique.show(possible(state.vm()), state.manner().technique());
            form.show(
                    state.manner().technique(),
                    state.manner().options(),
                    session.run().scenario().migration());
            answer(state);
            price(state);
        }
        return choosing;
    }

    /** A container knows other ways than a machine with a kernel of its own. */
    private List<Technique> possible(String vm) {
        boolean container = Optional.ofNullable(session.run().scenario().vms().get(vm))
                .filter(v -> v.kind() == Vm.Kind.CONTAINER)
                .isPresent();
        return Arrays.stream(Technique.values())
                .filter(t -> container == OF_CONTAINERS.contains(t))
                .toList();
    }

    private void answer(MoveDraft.State state) {
        Optional<Judgement> judgement = Optional.ofNullable(state.judgements().get(state.target()));
        verdict.setText(judgement
                .map(j -> words.of("manner.verdict", j.host(), j.badge()))
                .orElseGet(() -> words.of("manner.nowhere")));
        verdict.getStyleClass().removeAll("good", "price", "bad", "muted");
        verdict.getStyleClass()
                .add(judgement
                        .map(j -> switch (j.kind()) {
                            case FITS -> "good";
                            case COSTLY -> "price";
                            case BLOCKED -> "bad";
                            case PENDING -> "muted";
                        })
                        .orElse("muted"));
        move.setText(words.of(state.target().isEmpty() ? "manner.move" : "check.move", state.target()));
        move.setDisable(
                judgement.filter(j -> !j.kind().equals(Judgement.Kind.BLOCKED)).isEmpty());
    }

    private void leave() {
        Optional.ofNullable(getScene()).map(scene -> scene.lookup("#hosts")).ifPresent(Node::requestFocus);
    }
}
