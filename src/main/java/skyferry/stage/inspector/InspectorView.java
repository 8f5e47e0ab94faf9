package skyferry.stage.inspector;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import skyferry.migration.MigrationRecord;
import skyferry.run.Explanation;
import skyferry.run.Explanations.Figure;
import skyferry.scene.Tenants;
import skyferry.stage.paint.Painter;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.session.Background;
import skyferry.stage.session.Judge;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/** The pane at the right: the figures of what is selected, its memory on the way, why, and whether it can move. */
public final class InspectorView extends ScrollPane {
    private final Session session;
    private final Look look;
    private final Sheets sheets;
    private final Reasons reasons;
    private final WhyPopOver popOver;
    private final Label title = new Label();
    private final Label context = new Label();
    private final Label subtitle = new Label();
    private final Button moveTo = new Button();
    private final Circle dot = new Circle(4.5);
    private final SheetView figures;
    private final SheetView rest;
    private final VBox chartPart;
    private final VBox whyPart;
    private final Label[] why = {new Label(), new Label(), new Label(), new Label()};
    private final MoveCheckView check;
    private final MannerPart manner;
    private final MigrationSheet migration;
    private final UnderWayPart underWay;
    private final ChartPane chart;

    public InspectorView(Words words, Look look, Session session, Background background, Judge judge, Painter painter) {
        this.session = session;
        this.look = look;
        this.chart = new ChartPane(words, look, session, painter);
        this.sheets = new Sheets(words);
        this.reasons = new Reasons(words);
        this.popOver = new WhyPopOver(words, look);
        this.figures = new SheetView(words, this::ask);
        this.rest = new SheetView(words, this::ask);
        this.manner = new MannerPart(words, session, background);
        this.underWay = new UnderWayPart(words, session, background);
        this.migration = new MigrationSheet(words, session);
        this.check = new MoveCheckView(words, session, background, judge);
        this.chartPart = new VBox(4, new Heading(words.of("chart.title")), chart);
        this.whyPart = new VBox(4, new Heading(words.of("why.title")), whyCard());
        getStyleClass().addAll("side", "inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        VBox content = new VBox(
                header(words), subtitle, manner, figures, underWay, chartPart, whyPart, check, rest, migration);
        content.getStyleClass().add("side-content");
        setContent(content);
        session.glanceProperty().subscribe(world -> refresh());
        session.selectedProperty().subscribe(selected -> {
            refresh();
            setVvalue(0);
        });
        session.runProperty().subscribe(run -> {
            check.forget();
            refresh();
        });
        look.themeProperty().subscribe(theme -> refresh());
        session.draft().stateProperty().subscribe((old, state) -> {
            if (old.way() != state.way()) {
                setVvalue(0);
            }
            refresh();
        });
    }

    private HBox header(Words words) {
        title.getStyleClass().add("title");
        title.setId("selected");
        context.getStyleClass().add("muted");
        context.setWrapText(true);
        context.setMinHeight(Region.USE_PREF_SIZE);
        subtitle.getStyleClass().add("muted");
        subtitle.setWrapText(true);
        subtitle.setMinHeight(Region.USE_PREF_SIZE);
        moveTo.setText(words.of("inspector.move"));
        moveTo.setId("move-to");
        moveTo.setTooltip(new Tooltip(words.of("inspector.move.tip")));
        moveTo.getStyleClass().addAll(Styles.SMALL, "move-to");
        moveTo.setMinWidth(Region.USE_PREF_SIZE);
        moveTo.setOnAction(event -> session.selectedVm().ifPresent(session.draft()::choose));
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(6, dot, title, context, space, moveTo);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(28);
        return header;
    }

    private Card whyCard() {
        why[1].getStyleClass().add("mono");
        why[2].getStyleClass().addAll("mono", "amount");
        why[3].getStyleClass().add("muted");
        for (Label line : why) {
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
        }
        return new Card(why);
    }

    private void refresh() {
        Sheet sheet = sheets.of(session.selectedProperty().get(), session.run().timeline(), session.glance());
        title.setText(sheet.title());
        context.setText(sheet.context().isEmpty() ? "" : "· " + sheet.context());
        subtitle.setText(sheet.subtitle());
        show(dot, sheet.tenant().isPresent());
        sheet.tenant().ifPresent(tenant -> dot.setFill(colour(tenant)));
        int above = sheet.move().isPresent() ? 1 : sheet.sections().size();
        boolean preparing = manner.show(session.draft().state());
        figures.show(preparing ? List.of() : sheet.sections().subList(0, above));
        rest.show(
                preparing
                        ? List.of()
                        : sheet.sections().subList(above, sheet.sections().size()));
        underWay.show(preparing ? Optional.empty() : session.selectedVm(), session.glance());
        migration.show(session.selectedProperty().get().isEmpty() && !preparing);
        show(chartPart, sheet.move().isPresent() && !preparing);
        sheet.move().filter(move -> !preparing).ifPresent(chart::show);
        Optional<Explanation> lead = sheet.move()
                .flatMap(move -> sheet.lead()
                        .map(figure -> session.engine()
                                .why(
                                        session.run(),
                                        move,
                                        figure,
                                        session.glance().nanos())));
        show(whyPart, lead.isPresent() && !preparing);
        lead.ifPresent(this::explain);
        show(moveTo, session.selectedVm().isPresent() && !preparing);
        check.show(session.selectedVm().orElse(""));
    }

    /** The tenant's colour on the canvas. */
    private Color colour(String tenant) {
        int argb =
                Tenants.style(session.run().scenario(), tenant, look.palette()).colour();
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }

    private void explain(Explanation explanation) {
        List<String> lines = List.of(
                reasons.formula(explanation),
                reasons.filled(explanation),
                reasons.result(explanation),
                reasons.remark(explanation));
        for (int i = 0; i < why.length; i++) {
            why[i].setText(lines.get(i));
            show(why[i], !lines.get(i).isEmpty());
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void ask(Figure figure, Node owner) {
        sheetMove()
                .ifPresent(move -> popOver.show(
                        figure,
                        session.engine()
                                .why(
                                        session.run(),
                                        move,
                                        figure,
                                        session.glance().nanos()),
                        owner));
    }

    private Optional<MigrationRecord> sheetMove() {
        return sheets.of(session.selectedProperty().get(), session.run().timeline(), session.glance())
                .move();
    }
}
