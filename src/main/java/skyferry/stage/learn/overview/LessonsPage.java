package skyferry.stage.learn.overview;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import skyferry.lesson.Lesson;
import skyferry.record.Mastery;
import skyferry.stage.learn.overview.Catalogue.Item;
import skyferry.stage.parts.Heading;
import skyferry.stage.session.Library;
import skyferry.stage.words.Words;

/** All lessons by track, each with what the learner can do of it; one is recommended, none is locked. */
public final class LessonsPage extends CoverPage {
    private final Contents contents;

    private LessonsPage(Words words, Contents contents, Runnable onClose, Node... tools) {
        super(words, words.of("lessons.title"), onClose, contents, tools);
        this.contents = contents;
    }

    /**
     * The page.
     *
     * @param words those of lessons
     * @param open opens a folder
     * @param tools what stands at the right of the page's title
     */
    public static LessonsPage of(
            Words words,
            Catalogue catalogue,
            Map<String, Mastery> mastery,
            Consumer<Path> open,
            Runnable onClose,
            Node... tools) {
        return new LessonsPage(words, new Contents(words, catalogue, mastery, open), onClose, tools);
    }

    @Override
    public void requestFocus() {
        contents.first().ifPresentOrElse(Node::requestFocus, super::requestFocus);
    }

    /** Puts something at the head of the page. */
    public void head(Node node) {
        contents.getChildren().addFirst(node);
    }

    /** What stands on the page. */
    private static final class Contents extends VBox {
        private final Words words;
        private final Map<String, Mastery> mastery;
        private final Consumer<Path> open;
        private final Optional<Item> next;
        private Optional<Button> first = Optional.empty();

        Contents(Words words, Catalogue catalogue, Map<String, Mastery> mastery, Consumer<Path> open) {
            super(18);
            this.words = words;
            this.mastery = mastery;
            this.open = open;
            this.next = catalogue.next(mastery);
            next.ifPresent(item -> getChildren().add(recommended(item)));
            getChildren().add(tracks(catalogue.lessons()));
            List<Library.Entry> others = catalogue.others();
            others.stream()
                    .map(Library.Entry::group)
                    .distinct()
                    .forEach(group -> getChildren()
                            .add(others(
                                    group,
                                    others.stream()
                                            .filter(each -> each.group().equals(group))
                                            .toList())));
        }

        Optional<Button> first() {
            return first;
        }

        private Node recommended(Item item) {
            Mastery now = state(item);
            Label title = wrapped(item.lesson().id() + " · " + item.lesson().title(), "next-title");
            Label why = wrapped(item.lesson().objective(), "muted");
            Button begin = new Button(words.of("next.open." + now));
            begin.setId("next-lesson");
            begin.getStyleClass().add(Styles.ACCENT);
            begin.setMinWidth(Region.USE_PREF_SIZE);
            begin.setOnAction(event -> open.accept(item.entry().file()));
            first = Optional.of(begin);
            VBox text = new VBox(3, new Heading(words.of("next." + now)), title, why);
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox row = new HBox(18, text, begin);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().addAll("card", "next-lesson");
            return row;
        }

        private Node tracks(List<Item> lessons) {
            GridPane grid = new GridPane(18, 8);
            int column = 0;
            for (Lesson.Track track : Lesson.Track.values()) {
                ColumnConstraints third = new ColumnConstraints();
                third.setPercentWidth(100.0 / Lesson.Track.values().length);
                grid.getColumnConstraints().add(third);
                VBox of = new VBox(8);
                lessons.stream()
                        .filter(item -> item.lesson().track() == track)
                        .forEach(item -> of.getChildren().add(lesson(item)));
                if (of.getChildren().isEmpty()) {
                    of.getChildren().add(wrapped(words.of("track.none"), "muted"));
                }
                grid.add(new Heading(words.of("track." + track)), column, 0);
                grid.add(of, column++, 1);
            }
            return grid;
        }

        private Node lesson(Item item) {
            Lesson lesson = item.lesson();
            Mastery now = state(item);
            Label id = new Label(lesson.id());
            id.getStyleClass().addAll("muted", "strong");
            id.setMinWidth(Region.USE_PREF_SIZE);
            Label state = new Label(words.of("mastery.mark." + now) + " " + words.of("mastery." + now));
            state.getStyleClass().addAll("mastery", "mastery-" + now.name().toLowerCase(java.util.Locale.ROOT));
            state.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Label minutes = new Label(words.of("lesson.minutes", lesson.minutes()));
            minutes.getStyleClass().add("muted");
            minutes.setMinWidth(Region.USE_PREF_SIZE);
            Button title = new Button(lesson.title());
            title.setId("lesson-" + lesson.id());
            title.getStyleClass().add("lesson-open");
            title.setWrapText(true);
            title.setMaxWidth(Double.MAX_VALUE);
            title.setMinHeight(Region.USE_PREF_SIZE);
            title.setAccessibleText(words.of("lesson.say", lesson.id(), lesson.title(), words.of("mastery." + now)));
            title.setOnAction(event -> open.accept(item.entry().file()));
            VBox card = new VBox(new HBox(8, id, minutes, space, state), title, wrapped(lesson.objective(), "muted"));
            card.getStyleClass().add("lesson-card");
            card.setOnMouseClicked(event -> open.accept(item.entry().file()));
            if (!lesson.prerequisites().isEmpty()) {
                card.getChildren()
                        .add(wrapped(
                                words.of("lesson.after", String.join(", ", lesson.prerequisites())), "muted", "small"));
            }
            if (next.filter(item::equals).isPresent()) {
                card.getStyleClass().add("recommended");
            }
            return card;
        }

        private Node others(String group, List<Library.Entry> entries) {
            FlowPane row = new FlowPane(8, 8);
            for (Library.Entry entry : entries) {
                Button button = new Button(entry.title());
                button.getStyleClass().add(Styles.SMALL);
                button.setOnAction(event -> open.accept(entry.file()));
                row.getChildren().add(button);
            }
            return new VBox(4, new Heading(words.code("group", group.isEmpty() ? "others" : group)), row);
        }

        private Mastery state(Item item) {
            return mastery.getOrDefault(item.lesson().id(), Mastery.NEW);
        }

        private static Label wrapped(String text, String... styles) {
            Label label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.getStyleClass().addAll(styles);
            return label;
        }
    }
}
