package skyferry.stage.options;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.textfield.CustomTextField;
import skyferry.model.MigrationOptions;
import skyferry.stage.words.Words;

/** An option that is an amount: typed with its unit, or moved with a slider, which asks anew at every step. */
final class AmountRow extends OptionRow {
    private static final double WIDTH = 104;
    private static final double SLIDER_STEPS = 40;

    private final Option.Amount amount;
    private final Editing editing;
    private final CustomTextField field = new CustomTextField();
    private final Optional<Slider> slider;
    private boolean filling;

    AmountRow(Words words, Option.Amount amount, Editing editing) {
        super(words, amount);
        this.amount = amount;
        this.editing = editing;
        field.setId("option-" + amount.id());
        field.getStyleClass().addAll(Styles.SMALL, "mono", "amount-field");
        field.setPrefWidth(WIDTH);
        field.setMinWidth(WIDTH);
        field.setMaxWidth(WIDTH);
        field.setOnAction(event -> typed());
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        field.focusedProperty().addListener((property, was, is) -> {
            if (was) {
                typed();
            }
        });
        lay(field);
        slider = amount.slide().map(this::slider);
        slider.ifPresent(getChildren()::add);
    }

    private Slider slider(Option.Slide slide) {
        Slider made = new Slider(Math.log10(slide.from()), Math.log10(slide.to()), Math.log10(slide.from()));
        made.setId("slide-" + amount.id());
        made.getStyleClass().addAll(Styles.SMALL, "option-slider");
        made.setBlockIncrement((made.getMax() - made.getMin()) / SLIDER_STEPS);
        made.setAccessibleText(words().of("option." + amount.id()));
        made.valueProperty().addListener((property, old, value) -> {
            if (!filling) {
                slid(OptionalDouble.of(rounded(Math.pow(10, value.doubleValue()), slide)), made.isValueChanging());
            }
        });
        made.valueChangingProperty().addListener((property, was, is) -> {
            if (was) {
                put(OptionalDouble.of(rounded(Math.pow(10, made.getValue()), slide)));
            }
        });
        return made;
    }

    private void slid(OptionalDouble value, boolean goesOn) {
        if (goesOn && editing.pace() == OptionsForm.Pace.SETTLED) {
            field.setText(Typed.show(words(), amount, value));
        } else {
            put(value);
        }
    }

    /** Two digits that matter: nobody means 137.42 ms. */
    private static double rounded(double value, Option.Slide slide) {
        double units = value / slide.unit();
        double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(units)) - 1));
        return Math.rint(units / step) * step * slide.unit();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            wrong(Optional.empty());
            fill(editing.now());
            editing.leave();
            event.consume();
        }
    }

    private void typed() {
        if (field.getText().equals(text(editing.now()))) {
            wrong(Optional.empty());
            return;
        }
        switch (Typed.read(words(), amount, field.getText())) {
            case Typed.Value value -> put(value.value());
            case Typed.Wrong no -> wrong(Optional.of(no.sentence()));
        }
    }

    private void put(OptionalDouble value) {
        wrong(editing.put(amount.put().apply(editing.now(), value)));
        fill(editing.now());
    }

    private void wrong(Optional<String> sentence) {
        field.pseudoClassStateChanged(Styles.STATE_DANGER, sentence.isPresent());
        say(sentence);
    }

    @Override
    String text(MigrationOptions options) {
        return Typed.show(words(), amount, amount.get().apply(options));
    }

    @Override
    void fill(MigrationOptions now) {
        filling = true;
        String text = text(now);
        boolean held = field.isFocused() && field.getPseudoClassStates().contains(Styles.STATE_DANGER);
        if (!field.getText().equals(text) && !held) {
            field.setText(text);
        }
        slider.filter(s -> !s.isValueChanging() && !s.isPressed())
                .ifPresent(s -> s.setValue(Math.log10(amount.get().apply(now).orElse(Math.pow(10, s.getMax())))));
        filling = false;
    }
}
