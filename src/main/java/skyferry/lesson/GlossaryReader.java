package skyferry.lesson;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.Text;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.FileHeader;
import skyferry.scenario.text.TextFile;
import skyferry.scenario.text.YamlLimits;
import skyferry.scenario.text.YamlReader;

/**
 * Reads {@code lessons/glossary.yaml}: {@code format}, {@code kind: glossary} and {@code terms:}, by name {@code title}, {@code
 * means}, and as needed {@code also} and {@code lesson}.
 */
public final class GlossaryReader {
    /** What the file is called in the folder of the lessons. */
    public static final String FILE = "glossary.yaml";

    private static final int MOST_BYTES = 1 << 20;

    private static final Key<String> FORMAT = Key.required("format", Texts.any(), "skyferry/1, as the first key.");
    private static final Key<String> KIND = Key.required("kind", Texts.any(), "glossary.");
    private static final Key<Text> TITLE = Key.required("title", Texts.forPeople(), "As it is written in a sentence.");
    private static final Key<Text> MEANS = Key.required("means", Texts.forPeople(), "What it is, in one sentence.");
    private static final Key<List<String>> ALSO =
            Key.optional("also", ListOf.of(Texts.any()), "Other words for the same.");
    private static final Key<String> LESSON = Key.optional("lesson", Texts.any(), "The lesson that introduces it.");
    private static final Type<List<NamedMap.Named>> TERMS = new NamedMap(Struct.of("term", TITLE, MEANS, ALSO, LESSON));
    private static final Key<List<NamedMap.Named>> WORDS = Key.required("terms", TERMS, "The words by their names.");
    private static final Struct TYPE = Struct.of("glossary", FORMAT, KIND, WORDS);

    private GlossaryReader() {}

    /**
     * What came of reading.
     *
     * @param glossary empty if something is wrong
     */
    public record Result(Optional<Glossary> glossary, Diagnostics diagnostics) {}

    /** The words in a file. */
    public static Result read(Path file) {
        TextFile.Loaded loaded = TextFile.read(file, MOST_BYTES);
        Diagnostics diagnostics = loaded.diagnostics();
        Optional<Glossary> glossary = loaded.usable()
                ? YamlReader.read(diagnostics, YamlLimits.DEFAULTS)
                        .filter(root -> FileHeader.check(root, "glossary", diagnostics))
                        .flatMap(root -> TYPE.read(root, Reading.of(diagnostics)))
                        .map(fields -> glossary(fields.get(WORDS)))
                : Optional.empty();
        return new Result(glossary.filter(each -> !diagnostics.hasErrors()), diagnostics);
    }

    private static Glossary glossary(List<NamedMap.Named> named) {
        Map<String, Glossary.Term> terms = new LinkedHashMap<>();
        for (NamedMap.Named each : named) {
            Fields fields = each.fields();
            terms.put(
                    each.name(),
                    new Glossary.Term(
                            each.name(),
                            fields.get(TITLE).in("en"),
                            fields.get(MEANS).in("en"),
                            fields.or(ALSO, List.of()),
                            fields.or(LESSON, "")));
        }
        return new Glossary(terms);
    }
}
