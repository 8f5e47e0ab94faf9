package skyferry.lesson.check;

import java.util.Optional;
import skyferry.run.Event;

/** Judges checks over the runs of a lesson. */
public final class Checks {
    private Checks() {}

    /** The verdict on the latest run; {@code saw} and {@code runs} look at all. */
    public static Verdict judge(Expr check, Evidence evidence) {
        Evaluation evaluation = new Evaluation(evidence, evidence.runs().getLast());
        Judgement judgement = evaluation.judge(check, evidence.latest().endNanos());
        Verdict.Result result = switch (judgement.degree()) {
            case SO -> Verdict.Result.PASS;
            case OPEN -> Verdict.Result.NOT_YET;
            case NOT_SO -> evidence.tried() ? Verdict.Result.FAIL : Verdict.Result.NOT_YET;
        };
        Optional<Event> cause = judgement.atNanos().isPresent()
                ? evaluation.instants().cause(judgement.atNanos().getAsLong())
                : Optional.empty();
        return new Verdict(result, judgement.found(), judgement.wanted(), judgement.atNanos(), cause);
    }
}
