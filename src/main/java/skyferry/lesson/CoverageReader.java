package skyferry.lesson;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skyferry.model.Text;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.FileHeader;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.TextFile;
import skyferry.scenario.text.YamlLimits;
import skyferry.scenario.text.YamlReader;

/** Reads {@code lessons/coverage.yaml}: {@code statements:} and {@code corrections:} of a course text. Any input gives a result. */
public final class CoverageReader {
    /** What the file is called in the folder of the lessons. */
    public static final String FILE = "coverage.yaml";

    private static final int MOST_BYTES = 1 << 20;
    private static final Type<String> LESSON_ID =
            Texts.matching("[A-Z][0-9]{2}", Problem.BAD_NAME, "a letter and two digits, such as L02");
    private static final Type<String> STEP =
            Texts.matching("[A-Z][0-9]{2}#[\\p{L}\\p{N}-]+", Problem.BAD_NAME, "LESSON#ANCHOR, such as L02#move-it");

    private static final Key<String> FORMAT = Key.required("format", Texts.any(), "skyferry/1, as the first key.");
    private static final Key<String> KIND = Key.required("kind", Texts.any(), "coverage.");
    private static final Key<String> ID = Key.required("id", Texts.name(), "Its name.");
    private static final Key<Text> SAYS =
            Key.required("says", Texts.forPeople(), "What the text says, in words of one's own.");
    private static final Key<List<String>> LESSONS =
            Key.required("lessons", ListOf.of(LESSON_ID), "Lessons that take it up.");
    private static final Key<List<String>> STEPS = Key.optional("steps", ListOf.of(STEP), "Where they do.");
    private static final Key<String> CORRECTED =
            Key.optional("corrected", Texts.name(), "The correction, if the text misleads.");
    private static final Key<Text> TRUTH = Key.required("truth", Texts.forPeople(), "What is so.");
    private static final Key<String> LESSON = Key.required("lesson", LESSON_ID, "The lesson of the run.");
    private static final Key<String> RUN = Key.required("run", Texts.name(), "The run, under solution: there.");
    private static final Key<String> CLAIM =
            Key.required("claim", Texts.any(), "The wrong idea in the check language, false in the run.");
    private static final Key<List<Fields>> SHOWN =
            Key.optional("shown", ListOf.of(Struct.of("shown run", LESSON, RUN, CLAIM)), "Runs that contradict it.");
    private static final Key<List<Fields>> STATEMENTS = Key.required(
            "statements",
            ListOf.of(Struct.of("statement", ID, SAYS, LESSONS, STEPS, CORRECTED)),
            "What the text says.");
    private static final Key<List<Fields>> CORRECTIONS = Key.required(
            "corrections", ListOf.of(Struct.of("correction", ID, SAYS, TRUTH, LESSONS, SHOWN)), "Where it misleads.");
    private static final Struct TYPE = Struct.of("coverage", FORMAT, KIND, STATEMENTS, CORRECTIONS);

    private CoverageReader() {}

    /**
     * What came of reading.
     *
     * @param coverage empty if something is wrong
     */
    public record Result(Optional<Coverage> coverage, Diagnostics diagnostics) {}

    /** What a file says. */
    public static Result read(Path file) {
        TextFile.Loaded loaded = TextFile.read(file, MOST_BYTES);
        Diagnostics diagnostics = loaded.diagnostics();
        Optional<Coverage> coverage = loaded.usable()
                ? YamlReader.read(diagnostics, YamlLimits.DEFAULTS)
                        .filter(root -> FileHeader.check(root, "coverage", diagnostics))
                        .flatMap(root -> TYPE.read(root, Reading.of(diagnostics)))
                        .map(fields -> coverage(fields, diagnostics))
                : Optional.empty();
        return new Result(coverage.filter(each -> !diagnostics.hasErrors()), diagnostics);
    }

    private static Coverage coverage(Fields fields, Diagnostics diagnostics) {
        Set<String> ids = new HashSet<>();
        List<Fields> corrections = fields.get(CORRECTIONS);
        List<Fields> statements = fields.get(STATEMENTS);
        List<String> known = corrections.stream().map(each -> each.get(ID)).toList();
        for (Fields each : java.util.stream.Stream.concat(statements.stream(), corrections.stream())
                .toList()) {
            if (!ids.add(each.get(ID))) {
                diagnostics.at(each.at(ID), Problem.ID_TWICE, each.get(ID)).add();
            }
            each.find(CORRECTED)
                    .filter(id -> !known.contains(id))
                    .ifPresent(id -> diagnostics
                            .at(each.at(CORRECTED), Problem.UNKNOWN_REFERENCE, "correction", id)
                            .nearestOrExpected(id, known)
                            .add());
        }
        return new Coverage(
                statements.stream().map(CoverageReader::statement).toList(),
                corrections.stream().map(CoverageReader::correction).toList());
    }

    private static Coverage.Statement statement(Fields fields) {
        return new Coverage.Statement(
                fields.get(ID),
                fields.get(SAYS).in("en"),
                fields.get(LESSONS),
                fields.or(STEPS, List.of()),
                fields.or(CORRECTED, ""));
    }

    private static Coverage.Correction correction(Fields fields) {
        List<Coverage.Shown> shown = fields.or(SHOWN, List.of()).stream()
                .map(each -> new Coverage.Shown(each.get(LESSON), each.get(RUN), each.get(CLAIM)))
                .toList();
        return new Coverage.Correction(
                fields.get(ID), fields.get(SAYS).in("en"), fields.get(TRUTH).in("en"), fields.get(LESSONS), shown);
    }
}
