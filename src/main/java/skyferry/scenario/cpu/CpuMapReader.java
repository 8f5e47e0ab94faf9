package skyferry.scenario.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import skyferry.model.CpuModel;
import skyferry.scenario.shape.AnyNode;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.text.Diagnostic;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.SourceText;
import skyferry.scenario.text.Yaml;
import skyferry.scenario.text.YamlLimits;
import skyferry.scenario.text.YamlReader;

/** Reads {@code kind: cpu-models} files: each model has the features of its base, some more and some less. */
public final class CpuMapReader {
    /** The map that comes with the program. */
    private static final String SHIPPED = "assets/cpu-models.yaml";

    private static final Key<String> VENDOR = Key.optional("vendor", Texts.any(), "Who makes it; that of the base.");
    private static final Key<String> BASE =
            Key.optional("base", Texts.any(), "A model further up whose features it has.");
    private static final Key<List<String>> ADDS =
            Key.optional("adds", ListOf.of(Texts.any()), "Features it has beyond, as Linux prints them.");
    private static final Key<List<String>> DROPS =
            Key.optional("drops", ListOf.of(Texts.any()), "Features of the base that it has not.");
    private static final Key<List<String>> ALSO =
            Key.optional("also", ListOf.of(Texts.any()), "Other names of the same model.");
    private static final Struct MODEL = Struct.of("CPU model", VENDOR, BASE, ADDS, DROPS, ALSO);

    private static final Key<String> FORMAT = Key.required("format", Texts.any(), "skyferry/1.");
    private static final Key<String> KIND = Key.required("kind", Texts.any(), "cpu-models.");
    private static final Key<String> SOURCE = Key.required("source", Texts.any(), "Where the facts are from.");
    private static final Key<Yaml> MODELS = Key.required("models", AnyNode.of(), "Models by name.");
    private static final Struct FILE = Struct.of("CPU map", FORMAT, KIND, SOURCE, MODELS);

    private final Diagnostics diagnostics;
    private final Map<String, CpuModel> models = new LinkedHashMap<>();

    private CpuMapReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * The map that comes with the program.
     *
     * @throws IllegalStateException if it is damaged
     */
    public static CpuMap shipped() {
        try (InputStream in = CpuMapReader.class.getClassLoader().getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing");
            }
            Diagnostics diagnostics =
                    new Diagnostics(SourceText.of(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            CpuMap map = read(diagnostics);
            if (diagnostics.hasErrors()) {
                throw new IllegalStateException(diagnostics.all().stream()
                        .map(Diagnostic::headline)
                        .toList()
                        .toString());
            }
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED, e);
        }
    }

    /** The models that a text describes rightly; what is wrong is reported. */
    public static CpuMap read(Diagnostics diagnostics) {
        CpuMapReader reader = new CpuMapReader(diagnostics);
        Reading in = Reading.of(diagnostics);
        Optional<Yaml> models = YamlReader.read(diagnostics, YamlLimits.DEFAULTS)
                .flatMap(root -> FILE.read(root, in))
                .map(file -> file.get(MODELS));
        if (models.isPresent() && models.get() instanceof Yaml.Mapping mapping) {
            mapping.entries()
                    .forEach(entry -> MODEL.read(entry.value(), entry.key().place(), in)
                            .ifPresent(fields -> reader.add(entry.name(), fields)));
        }
        return new CpuMap(reader.models);
    }

    private void add(String name, Fields fields) {
        Optional<CpuModel> base = fields.find(BASE).flatMap(wanted -> base(wanted, fields));
        Set<String> flags = new TreeSet<>(base.map(CpuModel::flags).orElse(Set.of()));
        flags.addAll(fields.or(ADDS, List.of()));
        fields.or(DROPS, List.of()).forEach(flags::remove);
        String vendor = fields.find(VENDOR).or(() -> base.map(CpuModel::vendor)).orElse("");
        models.put(name, new CpuModel(name, vendor, flags));
        fields.or(ALSO, List.of()).forEach(other -> models.put(other, new CpuModel(other, vendor, flags)));
    }

    private Optional<CpuModel> base(String wanted, Fields fields) {
        Optional<CpuModel> found = Optional.ofNullable(models.get(wanted));
        if (found.isEmpty()) {
            diagnostics
                    .at(fields.at(BASE), Problem.UNKNOWN_CPU_MODEL, wanted)
                    .nearestOrExpected(wanted, models.keySet())
                    .add();
        }
        return found;
    }
}
