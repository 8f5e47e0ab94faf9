package skyferry.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.Inline;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;

/**
 * A guess that the student makes before a run.
 *
 * @param confidence whether the student says how sure
 * @param question what is asked
 * @param choices what can be chosen; empty if a number is asked for
 * @param answer for a number: a quantity or an expression of the check language; empty if the run decides
 * @param tolerance for a number: how far from the answer a guess still counts, with its unit; empty if the lesson does not say
 */
public record Prediction(
        String id, Confidence confidence, List<Block> question, List<Choice> choices, String answer, String tolerance) {
    private static final Pattern CHOICE = Pattern.compile("\\(([ xX])\\)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern FEEDBACK = Pattern.compile("\\s+//\\s*");

    public Prediction {
        question = List.copyOf(question);
        choices = List.copyOf(choices);
    }

    /** Whether a student is asked how sure the guess is. */
    public enum Confidence {
        ASKED,
        NOT_ASKED
    }

    /** Whether a choice comes true. */
    public enum Outcome {
        RIGHT,
        WRONG
    }

    /**
     * One of several answers.
     *
     * @param feedback what to say to a student who chose it; empty for nothing
     */
    public record Choice(List<Inline> text, Outcome outcome, String feedback) {
        public Choice {
            text = List.copyOf(text);
        }
    }

    /** The prediction in a framed block; empty if the block is of another kind. */
    public static Optional<Prediction> of(Block.Callout callout) {
        if (callout.kind() != Lesson.CalloutKind.PREDICT) {
            return Optional.empty();
        }
        Map<String, String> arguments = callout.arguments();
        List<Block> question = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        for (Block block : callout.blocks()) {
            List<Choice> here = block instanceof Block.Items items ? choices(items) : List.of();
            if (here.isEmpty()) {
                question.add(block);
            } else {
                choices.addAll(here);
            }
        }
        return Optional.of(new Prediction(
                arguments.getOrDefault("id", ""),
                arguments.getOrDefault("confidence", "no").equals("yes") ? Confidence.ASKED : Confidence.NOT_ASKED,
                question,
                choices,
                arguments.getOrDefault("answer", ""),
                arguments.getOrDefault("tolerance", "")));
    }

    private static List<Choice> choices(Block.Items items) {
        List<Choice> choices = new ArrayList<>();
        for (List<Block> item : items.items()) {
            if (!item.isEmpty() && item.getFirst() instanceof Block.Paragraph(List<Inline> text)) {
                choice(text).ifPresent(choices::add);
            }
        }
        return choices;
    }

    private static Optional<Choice> choice(List<Inline> text) {
        if (text.isEmpty() || !(text.getFirst() instanceof Inline.Plain(String first))) {
            return Optional.empty();
        }
        Matcher matcher = CHOICE.matcher(first);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Inline> words = new ArrayList<>(text);
        words.set(0, new Inline.Plain(matcher.group(2)));
        String feedback = "";
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i) instanceof Inline.Plain(String piece)
                    && FEEDBACK.matcher(piece).find()) {
                String[] parts = FEEDBACK.split(piece, 2);
                feedback = parts[1] + MarkdownTree.plain(words.subList(i + 1, words.size()));
                words = new ArrayList<>(words.subList(0, i));
                words.add(new Inline.Plain(parts[0]));
            }
        }
        Outcome outcome = matcher.group(1).equals(" ") ? Outcome.WRONG : Outcome.RIGHT;
        return Optional.of(new Choice(words, outcome, feedback.strip()));
    }

    /** Reports a block that asks for a choice and offers none, or none that comes true. */
    static void check(Block.Callout callout, Place place, Diagnostics diagnostics) {
        if (!callout.arguments().getOrDefault("type", "").equals("choice")) {
            return;
        }
        List<Choice> choices = of(callout).map(Prediction::choices).orElse(List.of());
        if (choices.size() < 2) {
            diagnostics
                    .at(place, Problem.NO_CHOICES, choices.size())
                    .expected("at least two lines of - ( ) or - (x)")
                    .add();
        } else if (choices.stream().noneMatch(choice -> choice.outcome() == Outcome.RIGHT)) {
            diagnostics.at(place, Problem.NO_RIGHT_CHOICE).expected("- (x)").add();
        }
    }
}
