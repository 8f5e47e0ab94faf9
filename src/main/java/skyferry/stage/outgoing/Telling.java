package skyferry.stage.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skyferry.export.ReportWords;
import skyferry.migration.MigrationRecord;
import skyferry.migration.lens.LensProfile;
import skyferry.migration.lens.LensWords;
import skyferry.run.Event;
import skyferry.run.Explanation;
import skyferry.run.Explanations;
import skyferry.run.Explanations.Figure;
import skyferry.run.Timeline;
import skyferry.stage.inspector.Reasons;
import skyferry.stage.narration.Narrator;
import skyferry.stage.words.Words;

/** The words of a report: those of the window. */
public final class Telling implements ReportWords {
    private final Words words;
    private final Narrator narrator;
    private final Reasons reasons;

    private Telling(Words words, Timeline timeline) {
        this.words = words;
        this.narrator = new Narrator(words, timeline.events());
        this.reasons = new Reasons(words);
    }

    /** The English words for a run. */
    public static Telling english(Timeline timeline) {
        return new Telling(Words.english(), timeline);
    }

    @Override
    public String event(Event event) {
        return narrator.tell(event);
    }

    @Override
    public String technique(MigrationRecord move) {
        return words.code("technique", move.technique().id());
    }

    @Override
    public String outcome(MigrationRecord move) {
        String reason = move.reason().isEmpty() ? "" : ": " + words.code("reason", move.reason());
        return words.of("report.outcome." + move.outcome()) + reason;
    }

    @Override
    public String lens(Timeline timeline) {
        return words.of("lens." + timeline.scenario().lens());
    }

    @Override
    public List<Reason> reasons(Timeline timeline, MigrationRecord move) {
        List<Reason> all = new ArrayList<>();
        if (move.resumedNanos().isEmpty()) {
            return all;
        }
        for (Figure figure : List.of(Figure.TOTAL_TIME, Figure.DOWNTIME, Figure.GUEST_PAUSE)) {
            Explanation why = new Explanations().why(timeline, move, figure, move.lastNanos());
            all.add(new Reason(
                    words.of("figure." + figure),
                    reasons.formula(why),
                    reasons.filled(why),
                    reasons.result(why),
                    reasons.lines(why).stream()
                            .map(line -> new Fact(line.name(), line.amount(), line.label(), line.source()))
                            .toList()));
        }
        return all;
    }

    @Override
    public List<Fact> lensValues(Timeline timeline) {
        LensProfile profile = LensProfile.of(timeline.scenario().lens());
        LensWords system = new LensWords(profile.lens());
        return profile.values().stream()
                .map(value -> new Fact(
                        value.key().replace('_', ' '),
                        value.value(),
                        words.of("label." + value.label().name().toUpperCase(Locale.ROOT)),
                        system.source(value)))
                .toList();
    }
}
