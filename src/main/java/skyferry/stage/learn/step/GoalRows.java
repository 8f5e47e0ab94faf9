package skyferry.stage.learn.step;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.CalloutKind;
import skyferry.lesson.check.Value;
import skyferry.lesson.check.Verdict;
import skyferry.model.Check;
import skyferry.run.Event;
import skyferry.scene.Quantities;
import skyferry.stage.learn.parts.Nodes;
import skyferry.stage.narration.Narrator;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** A goal as a row: mark, name, and for one that was missed what was expected, what was measured, when, and why. */
final class GoalRows {
    private static final Set<Event.Kind> ENDS = EnumSet.of(
            Event.Kind.MOVE_ASKED,
            Event.Kind.MOVE_COMPLETED,
            Event.Kind.MOVE_CANCELLED,
            Event.Kind.MOVE_FAILED,
            Event.Kind.MOVE_REFUSED);

    private final Words words;
    private final Words windowWords;
    private final Session session;
    private final Prose prose;
    private final LongConsumer jump;
    private final ValueWords values;
    private final Map<String, Block.Callout> named = new LinkedHashMap<>();

    /**
     * @param windowWords for events
     * @param jump shows an instant of the run
     */
    GoalRows(Words words, Words windowWords, Session session, Prose prose, LongConsumer jump) {
        this.words = words;
        this.windowWords = windowWords;
        this.session = session;
        this.prose = prose;
        this.jump = jump;
        this.values = new ValueWords(words);
        session.study().lesson().ifPresent(this::names);
    }

    private void names(Lesson lesson) {
        lesson.steps().stream().flatMap(step -> step.blocks().stream()).forEach(block -> {
            if (block instanceof Block.Callout callout && callout.kind() == CalloutKind.CHECK) {
                named.putIfAbsent(callout.arguments().getOrDefault("id", ""), callout);
            }
        });
    }

    /**
     * The row of a goal.
     *
     * @param verdict empty as long as nothing can be said
     * @param tried whether something has been done
     */
    Node row(Check check, Optional<Verdict> verdict, boolean tried) {
        Verdict.Result result = verdict.map(Verdict::result).orElse(Verdict.Result.NOT_YET);
        Label mark = Nodes.line(words.of("mark." + result), style(result), "mark");
        Node name = name(check);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox head = new HBox(6, mark, name);
        head.setAccessibleText(words.of("verdict.say", plainName(check), words.of("verdict." + result)));
        VBox row = new VBox(3, head);
        row.getStyleClass().add("goal");
        row.setId("goal-" + check.id());
        switch (result) {
            case PASS ->
                verdict.flatMap(Verdict::actual)
                        .filter(value -> decides(check, value))
                        .ifPresent(value -> row.getChildren()
                                .add(Nodes.text(words.of("goal.measured", values.of(value)), "muted", "goal-detail")));
            case FAIL -> row.getChildren().add(why(check, verdict.orElseThrow()));
            case NOT_YET -> {
                if (verdict.isPresent() && tried) {
                    row.getChildren().add(Nodes.text(notYet(verdict.get()), "muted", "goal-detail"));
                }
            }
        }
        return row;
    }

    /** Whether one measured value says it all: of several conditions joined none does, and a fingerprint tells nobody anything. */
    private static boolean decides(Check check, Value value) {
        boolean joined = check.expression().matches(".*\\b(and|or)\\b.*");
        return !joined
                && value instanceof Value.Number number
                && number.dimension().isPresent();
    }

    private static String style(Verdict.Result result) {
        return switch (result) {
            case PASS -> "good";
            case FAIL -> "bad";
            case NOT_YET -> "muted";
        };
    }

    private Node name(Check check) {
        Block.Callout callout = named.get(check.id());
        if (callout == null || callout.blocks().isEmpty()) {
            return Nodes.text(plainName(check));
        }
        VBox text = new VBox(4);
        callout.blocks().forEach(block -> prose.block(block).ifPresent(text.getChildren()::add));
        return text;
    }

    private static String plainName(Check check) {
        String spaced = check.id().replace('-', ' ');
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private String notYet(Verdict verdict) {
        return verdict.actual()
                .filter(Value.Unknown.class::isInstance)
                .map(values::of)
                .orElse(words.of("goal.notYet"));
    }

    private Node why(Check check, Verdict verdict) {
        VBox box = new VBox(4);
        box.getStyleClass().addAll("why-not", "goal-detail");
        String fail = check.fail().in("en");
        if (!fail.isEmpty()) {
            String actual = verdict.actual().map(values::of).orElse("");
            box.getChildren().add(Nodes.text(fail.replace("{actual}", actual), "strong"));
        }
        GridPane grid = new GridPane(8, 2);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), rest);
        int row = 0;
        grid.addRow(row++, head("why.expected"), Nodes.text(check.expression(), "mono"));
        if (verdict.actual().isPresent()) {
            String found = values.of(verdict.actual().get());
            String text = verdict.wanted()
                    .map(wanted -> words.of("why.against", found, values.of(wanted)))
                    .orElse(found);
            grid.addRow(row++, head("why.measured"), Nodes.text(text, "strong"));
        }
        if (verdict.atNanos().isPresent()) {
            grid.addRow(
                    row++,
                    head("why.when"),
                    Nodes.text(words.of(
                            "why.at", Quantities.clock(verdict.atNanos().getAsLong()))));
        }
        if (verdict.cause().isPresent()) {
            grid.addRow(
                    row,
                    head("why.cause"),
                    Nodes.text(tell(decisive(verdict.cause().get()))));
        }
        box.getChildren().add(grid);
        if (verdict.atNanos().isPresent()) {
            long at = verdict.atNanos().getAsLong();
            box.getChildren().add(Nodes.button("jump-" + check.id(), words.of("why.jump"), () -> jump.accept(at)));
        }
        return box;
    }

    /**
     * The event to name as the cause. A goal that is judged at the end of the run was not decided by whatever happened to come
     * last, but by how the last move ended.
     */
    private Event decisive(Event cause) {
        List<Event> events = session.run().timeline().events();
        boolean last = events.getLast().number() == cause.number();
        return last
                ? events.stream()
                        .filter(each -> ENDS.contains(each.kind()))
                        .reduce((a, b) -> b)
                        .orElse(cause)
                : cause;
    }

    private String tell(Event event) {
        return new Narrator(windowWords, session.run().timeline().events()).tell(event);
    }

    private Node head(String key) {
        return Nodes.head(words.of(key));
    }
}
