package skyferry.stage.learn.quiz;

import java.util.Optional;
import javafx.scene.Node;
import skyferry.lesson.quiz.Answer;
import skyferry.lesson.quiz.Question;
import skyferry.stage.words.Words;

/** Where the answer to one question is given, by clicks alone or by keys alone. */
interface Form {
    /** What is shown. */
    Node node();

    /** The answer as far as it is complete. */
    Optional<Answer> answer();

    /** Where the focus belongs first. */
    Node first();

    /**
     * The form for a question.
     *
     * @param seed of the order in which answers are laid out
     * @param changed is told whenever the answer may have changed
     */
    static Form of(Words words, Question question, long seed, Runnable changed) {
        return switch (question) {
            case Question.Choice choice -> ChoiceForm.of(choice.options(), question, seed, changed);
            case Question.Several several -> new SeveralForm(several, seed, changed);
            case Question.TrueFalse asked -> ChoiceForm.truth(words, changed);
            case Question.ShortAnswer asked -> new TypedForm(words, changed);
            case Question.Numeric asked -> new NumberForm(words, changed);
            case Question.Matching matching -> new MatchingForm(words, matching, seed, changed);
            case Question.Ordering ordering -> new OrderingForm(words, ordering, seed, changed);
        };
    }
}
