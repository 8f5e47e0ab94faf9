package skyferry.lesson.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.lesson.Lesson;
import skyferry.lesson.Prediction;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.SourceText;

/**
 * The author's answers to a lesson's predictions, as {@code key} in a check means them. A choice is the letter of its place,
 * {@code a} for the first; a number is what its {@code answer=} comes to at the end of a run.
 */
public final class Keys {
    private Keys() {}

    /** The answers by the predictions' ids; without those that nothing gives yet. */
    public static Map<String, Value> of(Lesson lesson, Evidence evidence) {
        CheckLanguage language = new CheckLanguage(evidence.latest().scenario());
        Map<String, Value> keys = new LinkedHashMap<>();
        for (Prediction prediction : predictions(lesson)) {
            answer(prediction, language, evidence).ifPresent(value -> keys.put(prediction.id(), value));
        }
        return keys;
    }

    /** A lesson's predictions in the order of the page. */
    public static List<Prediction> predictions(Lesson lesson) {
        return lesson.steps().stream()
                .flatMap(step -> step.blocks().stream())
                .flatMap(block -> block instanceof Lesson.Block.Callout callout
                        ? Prediction.of(callout).stream()
                        : java.util.stream.Stream.empty())
                .toList();
    }

    /** The value of the choice at a place, from 0. */
    public static Value choice(int index) {
        return Value.word(String.valueOf((char) ('a' + index)));
    }

    private static Optional<Value> answer(Prediction prediction, CheckLanguage language, Evidence evidence) {
        for (int i = 0; i < prediction.choices().size(); i++) {
            if (prediction.choices().get(i).outcome() == Prediction.Outcome.RIGHT) {
                return Optional.of(choice(i));
            }
        }
        return value(prediction.answer(), language, evidence);
    }

    /** What a value in the check language comes to at the end of the latest run; empty for one that is wrong or not known. */
    public static Optional<Value> value(String expression, CheckLanguage language, Evidence evidence) {
        Diagnostics unseen = new Diagnostics(SourceText.of("answer", expression));
        return language.value(expression, unseen, offset -> unseen.source().placeOf(offset))
                .map(expr -> new Evaluation(evidence, evidence.runs().getLast())
                        .value(expr, evidence.latest().endNanos()))
                .filter(value -> !(value instanceof Value.Unknown));
    }
}
