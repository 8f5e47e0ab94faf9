package skyferry.lesson;

import java.util.List;
import java.util.Optional;
import skyferry.model.Text;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.FileHeader;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.SourceText;
import skyferry.scenario.text.YamlLimits;
import skyferry.scenario.text.YamlReader;

/** The keys between two lines of {@code ---} with which {@code lesson.md} begins. */
final class FrontMatter {
    private static final String FENCE = "---";
    private static final Type<String> ID =
            Texts.matching("[A-Za-z][A-Za-z0-9-]*", Problem.BAD_NAME, "letters, digits and hyphens, a letter first");

    private static final Key<String> FORMAT = Key.required("format", Texts.any(), "skyferry/1, as the first key.");
    private static final Key<String> KIND = Key.required("kind", Texts.any(), "lesson.");
    static final Key<String> ID_OF_LESSON = Key.required("id", ID, "Its name among lessons.");
    static final Key<String> SCENARIO = Key.optional(
            "scenario", Texts.any(), "The scenario file, in the lesson's folder; scenario.yaml if not given.");
    static final Key<Text> TITLE = Key.required("title", Texts.forPeople(), "Its name for people.");
    static final Key<Text> OBJECTIVE =
            Key.required("objective", Texts.forPeople(), "What a student can do afterwards.");
    static final Key<Integer> MINUTES = Key.required("minutes", Whole.between(1, 600), "How long it takes.");
    static final Key<Lesson.Track> TRACK =
            Key.optional("track", Words.of(Lesson.Track.class), "How deep it goes; basic if not given.");
    static final Key<List<String>> CONCEPTS =
            Key.optional("concepts", ListOf.of(Texts.name()), "Ideas that it introduces.");
    static final Key<List<String>> PREREQUISITES =
            Key.optional("prerequisites", ListOf.of(ID), "Lessons that come before it.");
    static final Key<Lesson.Mode> MODE = Key.optional(
            "mode",
            Words.of(Lesson.Mode.class),
            "Whether the student tries before or after the explanation; explain-first if not given.");
    static final Key<List<Lesson.Fade>> FADE = Key.optional(
            "fade", ListOf.of(Words.of(Lesson.Fade.class)), "How much help there is from one time to the next.");

    static final Struct TYPE = Struct.of(
            "lesson",
            FORMAT,
            KIND,
            ID_OF_LESSON,
            SCENARIO,
            TITLE,
            OBJECTIVE,
            MINUTES,
            TRACK,
            CONCEPTS,
            PREREQUISITES,
            MODE,
            FADE);

    private FrontMatter() {}

    /** The number of lines up to and with the second fence; empty if there is none, which is reported. */
    static Optional<Integer> length(List<String> lines, Diagnostics diagnostics) {
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals(FENCE)) {
            diagnostics.at(Place.START, Problem.NO_FRONT_MATTER).expected(FENCE).add();
            return Optional.empty();
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(FENCE)) {
                return Optional.of(i + 1);
            }
        }
        diagnostics
                .at(Place.START, Problem.OPEN_FRONT_MATTER)
                .expected("a second line of " + FENCE)
                .add();
        return Optional.empty();
    }

    /** The values; empty if a needed one is missing or wrong, which is reported. */
    static Optional<Fields> read(List<String> lines, int length, Diagnostics diagnostics) {
        // A comment in place of the fence: every line keeps its number.
        String yaml = "#\n" + String.join("\n", lines.subList(1, length - 1)) + "\n";
        Diagnostics own = new Diagnostics(SourceText.of(diagnostics.source().name(), yaml));
        Optional<Fields> fields = YamlReader.read(own, YamlLimits.DEFAULTS)
                .filter(root -> FileHeader.check(root, "lesson", own))
                .flatMap(root -> TYPE.read(root, new Place(2, 1), Reading.of(own)));
        diagnostics.take(own.all());
        return own.hasErrors() ? Optional.empty() : fields;
    }
}
