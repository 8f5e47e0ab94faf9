package skyferry.stage.learn.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.lesson.Prediction;
import skyferry.lesson.check.Keys;
import skyferry.lesson.check.Value;
import skyferry.record.Guess;

/** The learner's guesses and the author's answers as the checks see them. */
final class Answers {
    private final List<Gate.Due> predictions;

    Answers(List<Gate.Due> predictions) {
        this.predictions = predictions;
    }

    /** What the learner said, by prediction. */
    Map<String, Value> of(Map<String, Guess> guesses) {
        Map<String, Value> answers = new LinkedHashMap<>();
        for (Gate.Due due : predictions) {
            Prediction prediction = due.prediction();
            Optional.ofNullable(guesses.get(prediction.id()))
                    .ifPresent(guess -> answers.put(prediction.id(), value(prediction, guess.answer())));
        }
        return answers;
    }

    private static Value value(Prediction prediction, String answer) {
        if (prediction.choices().isEmpty()) {
            return Typed.read(answer).map(Typed::value).orElse(Value.word(answer));
        }
        return answer.matches("\\d{1,2}") ? Keys.choice(Integer.parseInt(answer)) : Value.word(answer);
    }

    /**
     * What the author would say.
     *
     * @param measured what the answers' expressions come to
     */
    Map<String, Value> keys(Map<String, Value> measured) {
        Map<String, Value> keys = new LinkedHashMap<>();
        for (Gate.Due due : predictions) {
            Prediction prediction = due.prediction();
            for (int i = 0; i < prediction.choices().size(); i++) {
                if (prediction.choices().get(i).outcome() == Prediction.Outcome.RIGHT) {
                    keys.putIfAbsent(prediction.id(), Keys.choice(i));
                }
            }
            Optional.ofNullable(measured.get(prediction.answer()))
                    .ifPresent(value -> keys.putIfAbsent(prediction.id(), value));
        }
        return keys;
    }
}
