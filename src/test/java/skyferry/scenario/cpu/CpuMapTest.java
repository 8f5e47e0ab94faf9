package skyferry.scenario.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.CpuModel;
import skyferry.scenario.text.Diagnostic;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.SourceText;

/** The CPU models that come with the program, against what is known of the chips. */
class CpuMapTest {
    private static final CpuMap MAP = CpuMapReader.shipped();

    private static CpuModel model(String name) {
        return MAP.find(name).orElseThrow(() -> new AssertionError(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nehalem",
                "Westmere",
                "SandyBridge",
                "IvyBridge",
                "Haswell",
                "Broadwell",
                "Skylake-Server",
                "Cascadelake-Server",
                "Icelake-Server",
                "SapphireRapids",
                "EPYC",
                "EPYC-Rome",
                "EPYC-Milan",
                "Haswell-noTSX-IBRS",
                "Cascadelake-Server-v2",
                "Skylake-Server-noTSX-IBRS"
            })
    void the_usual_models_are_there(String name) {
        assertThat(model(name).flags()).contains("fpu", "sse2", "lm", "nx");
        assertThat(model(name).vendor()).isIn("Intel", "AMD");
    }

    @ParameterizedTest
    @CsvSource({
        "Nehalem, Westmere, aes",
        "Westmere, SandyBridge, avx",
        "SandyBridge, IvyBridge, rdrand",
        "IvyBridge, Haswell, avx2",
        "Haswell, Broadwell, adx",
        "Broadwell, Skylake-Server, avx512f",
        "Skylake-Server, Cascadelake-Server, avx512_vnni",
        "Cascadelake-Server, Icelake-Server, vaes",
        "Icelake-Server, SapphireRapids, amx_tile",
        "EPYC, EPYC-Rome, clwb",
        "EPYC-Rome, EPYC-Milan, pku"
    })
    void a_younger_model_has_all_of_the_older_one_and_more(String older, String younger, String flag) {
        assertThat(model(older).missingOn(model(younger))).isEmpty();
        assertThat(model(younger).missingOn(model(older))).contains(flag);
    }

    @Test
    void models_without_transactions_have_none() {
        assertThat(model("Haswell").missingOn(model("Haswell-noTSX"))).containsExactly("hle", "rtm");
    }

    @Test
    void machines_do_not_go_from_one_maker_to_the_other() {
        assertThat(model("EPYC").missingOn(model("SapphireRapids"))).contains("sse4a");
        assertThat(model("Cascadelake-Server").missingOn(model("EPYC-Milan"))).contains("avx512f");
    }

    @Test
    void a_base_that_is_not_there_is_named() {
        Diagnostics diagnostics = new Diagnostics(SourceText.of("cpus.yaml", """
            format: skyferry/1
            kind: cpu-models
            source: nowhere
            models:
              One: {vendor: X, adds: [a]}
              Two: {base: On, adds: [b]}
            """));

        CpuMap map = CpuMapReader.read(diagnostics);

        assertThat(map.names()).containsExactly("One", "Two");
        assertThat(diagnostics.all().stream().map(Diagnostic::headline))
                .containsExactly("cpus.yaml:6:15: error E413: unknown CPU model 'On'; did you mean 'One'?");
    }
}
