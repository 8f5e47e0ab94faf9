package skyferry.migration.lens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.model.Lens;

/** What every preset must have. */
class LensProfileTest {
    @ParameterizedTest
    @EnumSource(Lens.class)
    void everyValueHasASourceInWordsAndEveryLensAVocabulary(Lens lens) {
        LensProfile profile = LensProfile.of(lens);
        LensWords words = new LensWords(lens);
        assertThat(profile.defaults().rules().lens()).isEqualTo(lens);
        assertThat(profile.values()).isNotEmpty();
        assertThat(profile.values())
                .allSatisfy(value -> assertThat(words.source(value)).isNotBlank());
        assertThat(profile.values()).extracting(LensValue::key).doesNotHaveDuplicates();
        assertThat(words.rule(profile.rule())).endsWith(".");
        for (String thing :
                new String[] {"move", "source", "destination", "round", "pause", "limit", "throttle", "left"}) {
            assertThat(words.word(thing)).as(thing).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Lens.class,
            names = {"NOVA", "KUBEVIRT"})
    void aMoveThatTakesTooLongIsReportedInTheSystemsOwnWords(Lens lens) {
        assertThat(new LensWords(lens).error("completion-timeout", 800).orElseThrow())
                .contains("not completed after 800 sec");
    }
}
