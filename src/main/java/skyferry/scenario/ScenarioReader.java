package skyferry.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.model.Seed;
import skyferry.scenario.cpu.CpuMap;
import skyferry.scenario.expand.Expansion;
import skyferry.scenario.expand.Parameters;
import skyferry.scenario.section.ActionSection;
import skyferry.scenario.section.Declared;
import skyferry.scenario.section.FileKeys;
import skyferry.scenario.section.ScenarioBuilder;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.FileHeader;
import skyferry.scenario.text.TextFile;
import skyferry.scenario.text.Yaml;
import skyferry.scenario.text.YamlLimits;
import skyferry.scenario.text.YamlReader;

/**
 * Reads scenario files. Any input gives a result and no exception: a file that cannot be used gives sentences with line and
 * column. The same text and seed give the same scenario everywhere.
 */
public final class ScenarioReader {
    /** Larger files are refused unread: 10,000 machines written one by one are 3 MiB. */
    private static final int MOST_BYTES = 8 << 20;

    private final CpuMap cpuMap;

    /** A reader that knows these CPU models. */
    public ScenarioReader(CpuMap cpuMap) {
        this.cpuMap = cpuMap;
    }

    /** Reads a file; parameters are drawn with the file's own seed. */
    public ScenarioResult read(Path file) {
        return read(file, OptionalLong.empty());
    }

    /** Reads a file; parameters are drawn with {@code seed}, if given. */
    public ScenarioResult read(Path file, OptionalLong seed) {
        return read(TextFile.read(file, MOST_BYTES), seed);
    }

    /** Reads a text that messages call {@code name}. */
    public ScenarioResult read(String name, String text, OptionalLong seed) {
        return read(TextFile.of(name, text, MOST_BYTES), seed);
    }

    private ScenarioResult read(TextFile.Loaded loaded, OptionalLong seed) {
        Diagnostics diagnostics = loaded.diagnostics();
        Optional<Scenario> scenario = loaded.usable()
                ? YamlReader.read(diagnostics, YamlLimits.DEFAULTS)
                        .filter(root -> FileHeader.check(root, "scenario", diagnostics))
                        .flatMap(root -> scenario((Yaml.Mapping) root, seed, diagnostics))
                : Optional.empty();
        if (scenario.isEmpty() || diagnostics.hasErrors()) {
            return new ScenarioResult.Refused(diagnostics.all());
        }
        return new ScenarioResult.Accepted(scenario.get(), diagnostics.all());
    }

    private Optional<Scenario> scenario(Yaml.Mapping root, OptionalLong wanted, Diagnostics diagnostics) {
        Reading bare = Reading.of(diagnostics);
        Seed written = root.get(FileKeys.SEED.name())
                .flatMap(node -> FileKeys.SEED.type().read(node, bare))
                .orElse(Seed.fixed(0));
        Seed seed = wanted.isPresent() ? new Seed(written.perLearner(), wanted.getAsLong()) : written;
        Parameters parameters = Parameters.draw(root.get(FileKeys.PARAMS.name()), seed.value(), bare);
        Optional<Yaml.Mapping> meant =
                Expansion.of(root, FileKeys.NAMED_SECTIONS, FileKeys.REPEATED_LISTS, parameters, bare);
        return meant.flatMap(file -> {
            Reading in = new Reading(diagnostics, Declared.names(file, diagnostics));
            return FileKeys.SCENARIO.read(file, in).map(fields -> new ScenarioBuilder(fields, cpuMap, in).build(seed));
        });
    }

    /** Reads a file of actions ({@code kind: actions}) to be played on a scenario. */
    public static ActionsResult actions(Path file, Scenario scenario) {
        TextFile.Loaded loaded = TextFile.read(file, MOST_BYTES);
        Diagnostics diagnostics = loaded.diagnostics();
        Reading in = new Reading(diagnostics, Declared.names(scenario));
        Optional<Fields> fields = loaded.usable()
                ? YamlReader.read(diagnostics, YamlLimits.DEFAULTS)
                        .filter(root -> FileHeader.check(root, "actions", diagnostics))
                        .flatMap(root -> FileKeys.ACTION_FILE.read(root, in))
                : Optional.empty();
        List<Action> actions = fields.map(written -> new ActionSection(scenario.migration(), scenario.fabric(), in)
                        .actions(written.get(FileKeys.ACTIONS_ALONE)))
                .orElse(List.of());
        return diagnostics.hasErrors()
                ? new ActionsResult.Refused(diagnostics.all())
                : new ActionsResult.Accepted(actions, diagnostics.all());
    }
}
