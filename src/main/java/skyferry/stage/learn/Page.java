package skyferry.stage.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.Inline;
import skyferry.scene.Picture.Target;
import skyferry.stage.learn.step.Prose;
import skyferry.stage.parts.Card;
import skyferry.stage.parts.Heading;
import skyferry.stage.words.Words;

/** The text of a lesson as nodes. Names of things on the canvas become links that select them. */
final class Page implements Prose {
    private final Words words;
    private final Function<String, Optional<Target>> things;
    private final ObjectProperty<Optional<Target>> selected;
    private final Consumer<String> follow;

    /**
     * @param things what a name means on the canvas
     * @param follow goes where a link leads, such as {@code term:downtime}
     */
    Page(
            Words words,
            Function<String, Optional<Target>> things,
            ObjectProperty<Optional<Target>> selected,
            Consumer<String> follow) {
        this.words = words;
        this.things = things;
        this.selected = selected;
        this.follow = follow;
    }

    @Override
    public Optional<Node> block(Block block) {
        return Optional.ofNullable(
                switch (block) {
                    case Block.Paragraph paragraph -> flow(paragraph.text());
                    case Block.Heading heading -> styled(flow(heading.text()), "strong");
                    case Block.Items items -> items(items);
                    case Block.Code code -> code(code);
                    case Block.Quote quote -> styled(column(quote.blocks()), "quote");
                    case Block.Callout callout -> callout(callout);
                });
    }

    private VBox column(List<Block> blocks) {
        VBox column = new VBox(6);
        blocks.forEach(block -> block(block).ifPresent(column.getChildren()::add));
        return column;
    }

    private static <N extends Node> N styled(N node, String style) {
        node.getStyleClass().add(style);
        return node;
    }

    private VBox items(Block.Items items) {
        VBox list = new VBox(4);
        for (int i = 0; i < items.items().size(); i++) {
            Label mark = new Label(items.order() == Lesson.Order.NUMBERS ? i + 1 + "." : "•");
            mark.setMinWidth(14);
            VBox content = column(items.items().get(i));
            HBox.setHgrow(content, Priority.ALWAYS);
            list.getChildren().add(new HBox(4, mark, content));
        }
        return list;
    }

    private static Label code(Block.Code code) {
        Label label = new Label(code.text().stripTrailing());
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll("mono", "code-block");
        return label;
    }

    /** What only the teacher is to see stays away; the rest has a frame and a name. */
    private @org.jspecify.annotations.Nullable Node callout(Block.Callout callout) {
        return switch (callout.kind()) {
            case TEACHER -> null;
            case BRIEF, MEDIUM, FULL -> column(callout.blocks());
            case MYTH -> framed(callout, sayings(callout, "myth.says"));
            case COURSE -> framed(callout, sayings(callout, "course.says"));
            case MODEL, CHECK, PREDICT, HINT -> framed(callout, Optional.empty());
        };
    }

    private Optional<Node> sayings(Block.Callout callout, String key) {
        return Optional.ofNullable(callout.arguments().get("says")).map(says -> {
            Label label = new Label(words.of(key, says));
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            return styled(label, "strong");
        });
    }

    private Node framed(Block.Callout callout, Optional<Node> first) {
        Card card = new Card();
        card.getStyleClass().add("callout-" + callout.kind().name().toLowerCase(Locale.ROOT));
        first.ifPresent(card.getChildren()::add);
        card.getChildren().add(column(callout.blocks()));
        return new VBox(2, new Heading(words.of("callout." + callout.kind())), card);
    }

    @Override
    public Node line(List<Inline> text) {
        return flow(text);
    }

    private TextFlow flow(List<Inline> inlines) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("prose");
        List<Node> nodes = new ArrayList<>();
        add(inlines, List.of(), nodes);
        flow.getChildren().setAll(nodes);
        return flow;
    }

    private void add(List<Inline> inlines, List<String> styles, List<Node> out) {
        for (Inline inline : inlines) {
            switch (inline) {
                case Inline.Plain plain -> out.add(text(plain.text(), styles));
                case Inline.Strong strong -> add(strong.text(), with(styles, "prose-strong"), out);
                case Inline.Emphasis emphasis -> add(emphasis.text(), with(styles, "prose-emphasis"), out);
                case Inline.Code code -> out.add(name(code.text(), styles));
                case Inline.Link link -> out.add(link(link));
                case Inline.Break ignored -> out.add(text("\n", styles));
            }
        }
    }

    private static List<String> with(List<String> styles, String style) {
        List<String> more = new ArrayList<>(styles);
        more.add(style);
        return more;
    }

    private static Text text(String words, List<String> styles) {
        Text text = new Text(words);
        text.getStyleClass().addAll(styles);
        return text;
    }

    /** Words that lead to a term, a lesson or a card. */
    private Node link(Inline.Link link) {
        Hyperlink words = new Hyperlink(Prose.plain(link.text()));
        words.getStyleClass().add("prose-leads");
        words.setOnAction(event -> {
            words.setVisited(false);
            follow.accept(link.target());
        });
        return words;
    }

    private Node name(String name, List<String> styles) {
        Optional<Target> thing = things.apply(name);
        if (thing.isEmpty()) {
            return text(name, with(styles, "prose-code"));
        }
        Hyperlink link = new Hyperlink(name);
        link.getStyleClass().add("prose-thing");
        link.setFocusTraversable(false);
        link.setOnAction(event -> {
            link.setVisited(false);
            selected.set(thing);
        });
        return link;
    }
}
