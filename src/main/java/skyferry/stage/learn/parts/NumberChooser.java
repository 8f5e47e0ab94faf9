package skyferry.stage.learn.parts;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import skyferry.stage.parts.IconButton;
import skyferry.stage.words.Words;

/** A number to type, or to choose with a slider and two buttons: nobody has to type, nobody has to drag. */
public final class NumberChooser extends VBox {
    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?\\d{1,15}(?:[.,]\\d{1,9})?).*");

    private final Scale scale;
    private final String unit;
    private final TextField field = new TextField();
    private final Slider slider;
    private boolean following;

    /**
     * @param words those of lessons
     * @param unit what is written behind the number; empty for a bare one
     */
    public NumberChooser(Words words, String id, String unit) {
        super(4);
        this.unit = unit;
        this.scale = Scale.of(unit);
        this.slider = new Slider(0, scale.last(), scale.middle());
        field.setId("number-" + id);
        field.setAccessibleText(words.of("predict.number.say"));
        field.setPrefColumnCount(9);
        slider.setId("slide-" + id);
        slider.setBlockIncrement(1);
        slider.setAccessibleText(words.of("number.slide"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        field.textProperty().addListener((property, old, text) -> typed(text));
        slider.valueProperty().addListener((property, old, value) -> slid(value.doubleValue()));
        // A click on the place where it stands already chooses too.
        slider.setOnMouseReleased(event -> show((int) Math.round(slider.getValue())));
        HBox choose = new HBox(
                2,
                step("less-" + id, Feather.MINUS, words.of("number.less"), -1),
                slider,
                step("more-" + id, Feather.PLUS, words.of("number.more"), 1));
        choose.getStyleClass().add("number-row");
        HBox write = new HBox(8, field, Nodes.text(unit, "muted"));
        write.getStyleClass().add("number-row");
        getChildren().addAll(write, choose);
    }

    private IconButton step(String id, Feather icon, String words, int by) {
        IconButton button = new IconButton(icon, words, () -> {
            int from = place().orElse(scale.middle());
            show(Math.clamp(from + by, 0, scale.last()));
        });
        button.setId(id);
        return button;
    }

    private Optional<Integer> place() {
        Matcher matcher = NUMBER.matcher(field.getText());
        return matcher.matches()
                ? Optional.of(scale.nearest(new BigDecimal(matcher.group(1).replace(',', '.'))))
                : Optional.empty();
    }

    private void typed(String text) {
        if (!following && !text.isBlank()) {
            following = true;
            place().ifPresent(slider::setValue);
            following = false;
        }
    }

    private void slid(double value) {
        if (!following) {
            show((int) Math.round(value));
        }
    }

    private void show(int place) {
        following = true;
        slider.setValue(place);
        field.setText(unit.isEmpty() ? scale.text(place) : scale.text(place) + " " + unit);
        following = false;
    }

    /** What is written or was chosen. */
    public String text() {
        return field.getText();
    }

    /** What is written, as it changes. */
    public ObservableValue<String> textProperty() {
        return field.textProperty();
    }

    /** Does something when Enter is pressed in the field. */
    public void setOnEnter(Runnable action) {
        field.setOnAction(event -> action.run());
    }

    /** What to write there, as an example. */
    public void setPrompt(String prompt) {
        field.setPromptText(prompt);
    }

    /** The first control of it. */
    public Node first() {
        return field;
    }
}
