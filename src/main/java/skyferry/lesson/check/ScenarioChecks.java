package skyferry.lesson.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import skyferry.model.Scenario;
import skyferry.scenario.text.Diagnostic;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.TextFile;
import skyferry.scenario.text.Yaml;
import skyferry.scenario.text.YamlLimits;
import skyferry.scenario.text.YamlReader;

/** Reads the expressions in {@code checks:} of a scenario file, where they stand. */
public final class ScenarioChecks {
    private static final int MOST_BYTES = 8 << 20;

    private ScenarioChecks() {}

    /** What is wrong with them; nothing for a file that is no scenario, which is for its own reader to say. */
    public static List<Diagnostic> problems(Path file, Scenario scenario) {
        TextFile.Loaded loaded = TextFile.read(file, MOST_BYTES);
        if (!loaded.usable()) {
            return List.of();
        }
        Diagnostics own = new Diagnostics(loaded.diagnostics().source());
        CheckLanguage language = new CheckLanguage(scenario);
        YamlReader.read(loaded.diagnostics(), YamlLimits.DEFAULTS)
                .filter(Yaml.Mapping.class::isInstance)
                .flatMap(root -> ((Yaml.Mapping) root).get("checks"))
                .filter(Yaml.Sequence.class::isInstance)
                .ifPresent(list -> ((Yaml.Sequence) list)
                        .items()
                        .forEach(item -> assertion(item).ifPresent(scalar -> read(scalar, language, own))));
        return own.all();
    }

    private static Optional<Yaml.Scalar> assertion(Yaml item) {
        Optional<Yaml> value = item instanceof Yaml.Mapping mapping ? mapping.get("assert") : Optional.empty();
        return value.filter(each -> !each.templated())
                .flatMap(each -> each instanceof Yaml.Scalar scalar ? Optional.of(scalar) : Optional.empty());
    }

    private static void read(Yaml.Scalar scalar, CheckLanguage language, Diagnostics diagnostics) {
        language.read(
                scalar.value(),
                diagnostics,
                offset -> diagnostics.source().within(scalar.place(), scalar.value(), offset));
    }
}
