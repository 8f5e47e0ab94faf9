package skyferry.stage.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;
import skyferry.stage.words.Words;

class TypedTest {
    private static final double MIB = 1 << 20;
    private final Words words = Words.english();

    private static Option.Amount amount(String id) {
        return options()
                .filter(option -> option.id().equals(id))
                .map(Option.Amount.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static Stream<Option> options() {
        return Arrays.stream(OptionGroup.values()).flatMap(group -> group.options().stream());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        max-bandwidth,   128 MiB/s,   134217728
        max-bandwidth,   1 Gbit/s,    125000000
        max-bandwidth,   1 gb/s,      125000000
        downtime-limit,  300 ms,      300000000
        downtime-limit,  '1,5 s',     1500000000
        multifd-channels, 8,          8
        cpu-throttle-initial, 20 %,   20
        """)
    void amounts_are_read_in_any_unit(String id, String text, double value) {
        assertThat(Typed.read(words, amount(id), text)).isEqualTo(new Typed.Value(OptionalDouble.of(value)));
    }

    @Test
    void none_is_an_amount_only_where_it_may_be() {
        assertThat(Typed.read(words, amount("max-bandwidth"), "none"))
                .isEqualTo(new Typed.Value(OptionalDouble.empty()));
        assertThat(Typed.read(words, amount("downtime-limit"), "")).isInstanceOf(Typed.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        downtime-limit,   3000 s,  “3000 s” is out of bounds: type something between 0 ns – 2 000 s.
        downtime-limit,   20,      '“20” is no amount with a unit such as ms, s, min: type one between 0 ns – 2 000 s.'
        multifd-channels, many,    “many” is no whole number: type one between 1 – 255.
        """)
    void what_is_wrong_is_said_in_one_sentence(String id, String text, String sentence) {
        assertThat(Typed.read(words, amount(id), text))
                .isEqualTo(new Typed.Wrong(sentence.replaceAll("(?<=\\d) (?=\\d{3})", "\u00A0")));
    }

    @ParameterizedTest
    @MethodSource("options")
    void what_is_shown_can_be_typed(Option option) {
        if (option instanceof Option.Amount amount) {
            OptionalDouble value = amount.get().apply(MigrationOptions.QEMU_DEFAULTS);
            String shown = Typed.show(words, amount, value);
            assertThat(Typed.read(words, amount, shown)).as(shown).isEqualTo(new Typed.Value(value));
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void every_option_has_a_name_and_a_sentence_and_comes_back_as_it_was_put(Option option) {
        assertThat(words.has("option." + option.id())).isTrue();
        assertThat(words.has("option." + option.id() + ".about")).isTrue();
        MigrationOptions defaults = MigrationOptions.QEMU_DEFAULTS;
        assertThat(option.copy(defaults, defaults)).isEqualTo(defaults);
        MigrationOptions other = changed(option, defaults);
        assertThat(option.same(defaults, other)).isFalse();
        assertThat(option.copy(defaults, other)).isEqualTo(defaults);
    }

    private static MigrationOptions changed(Option option, MigrationOptions from) {
        return switch (option) {
            case Option.Truth truth -> truth.put().apply(from, !truth.get().test(from));
            case Option.Amount amount ->
                amount.put()
                        .apply(from, OptionalDouble.of(amount.get().apply(from).orElse(MIB) + 5));
            case Option.Choice choice -> choice.put().apply(from, choice.names().getLast());
        };
    }

    @Test
    void every_technique_has_words_and_some_options() {
        for (Technique technique : Technique.values()) {
            assertThat(words.has("technique." + technique.id() + ".about")).isTrue();
            assertThat(Arrays.stream(OptionGroup.values()).filter(group -> group.concerns(technique)))
                    .as(technique.id())
                    .isNotEmpty();
        }
    }

    @Test
    void options_that_qemu_does_not_take_together_are_named() {
        MigrationOptions auto = MigrationOptions.QEMU_DEFAULTS.withAutoConverge(true);
        assertThat(Conflicts.in(auto)).isEmpty();
        assertThat(Conflicts.in(auto.with(auto.throttle().withDirtyLimit(true))))
                .hasValueSatisfying(
                        code -> assertThat(words.has("option.conflict." + code)).isTrue());
    }
}
