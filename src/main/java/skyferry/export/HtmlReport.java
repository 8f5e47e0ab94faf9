package skyferry.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.run.Event;
import skyferry.run.Timeline;
import skyferry.scene.ChartScene;
import skyferry.scene.Palette;
import skyferry.scene.Picture;
import skyferry.scene.PosterInput;
import skyferry.scene.PosterScene;
import skyferry.scene.Quantities;
import skyferry.scene.RateScene;

/** A run as one page of HTML: pictures and charts in shapes, figures, events in words, and how far each figure can be trusted. */
final class HtmlReport {
    private static final int MOVES = 12;
    private static final int EVENTS = 2_000;
    private static final int ROUNDS = 60;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double CHART_WIDTH = 560;
    private static final double CHART_HEIGHT = 240;

    private final Timeline timeline;
    private final ReportWords words;
    private final Html out = new Html();

    HtmlReport(Timeline timeline, ReportWords words) {
        this.timeline = timeline;
        this.words = words;
    }

    /** The page; empty if the watcher stopped it. */
    Optional<String> text(Watch watch) {
        List<MigrationRecord> moves = timeline.migrations().stream()
                .filter(move -> move.outcome() != Outcome.REFUSED)
                .limit(MOVES)
                .toList();
        List<Runnable> parts = new ArrayList<>();
        parts.add(this::head);
        moments().forEach(moment -> parts.add(() -> moment(moment)));
        parts.add(this::summary);
        moves.forEach(move -> parts.add(() -> move(move)));
        parts.add(this::users);
        parts.add(this::isolation);
        parts.add(this::events);
        parts.add(this::sources);
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).run();
            if (!watch.goesOn(i + 1, parts.size())) {
                return Optional.empty();
            }
        }
        return Optional.of(out.page(timeline.scenario().title().in("en")));
    }

    private void head() {
        out.heading(1, timeline.scenario().title().in("en"));
        out.paragraph("Scenario " + timeline.scenario().id() + ", seed "
                + timeline.scenario().seed().value() + ", " + Quantities.duration(timeline.endNanos())
                + " long, by the rules of "
                + words.lens(timeline) + ". Every figure is computed by Skyferry's model and is no measurement.");
        out.note(timeline.digest());
    }

    /** An instant worth a picture. */
    private record Moment(long nanos, String caption) {}

    private List<Moment> moments() {
        Optional<MigrationRecord> first = timeline.migrations().stream()
                .filter(move -> move.outcome() != Outcome.REFUSED)
                .findFirst();
        if (first.isEmpty()) {
            return List.of(new Moment(0, "Nothing moves."));
        }
        MigrationRecord move = first.get();
        long halfway = move.startNanos() + (move.pausedNanos().orElse(move.lastNanos()) - move.startNanos()) / 2;
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(halfway, move.vm() + " on its way from " + move.from() + " to " + move.to() + "."));
        move.pausedNanos()
                .ifPresent(nanos -> moments.add(new Moment(nanos + 1, move.vm() + " stands still: the rest is sent.")));
        move.resumedNanos().ifPresent(nanos -> moments.add(new Moment(nanos + 1, move.vm() + " runs again.")));
        return moments;
    }

    private void moment(Moment moment) {
        String title = timeline.scenario().title().in("en");
        out.figure(
                palette -> new PosterScene()
                        .compose(new PosterInput(timeline, moment.nanos(), palette, WIDTH, HEIGHT, 1, title)),
                Quantities.clock(moment.nanos()) + " · " + moment.caption(),
                moment.caption());
    }

    private void summary() {
        out.heading(2, "Moves");
        if (timeline.migrations().isEmpty()) {
            out.paragraph("No machine moved.");
            return;
        }
        out.open("table").row("th", "Machine", "From", "To", "How", "What came of it", "Total", "Pause", "Sent");
        for (MigrationRecord move : timeline.migrations()) {
            boolean refused = move.outcome() == Outcome.REFUSED;
            out.row(
                    "td",
                    move.vm(),
                    move.from(),
                    move.to(),
                    words.technique(move),
                    words.outcome(move),
                    refused ? "–" : Quantities.duration(move.totalNanos()),
                    move.resumedNanos().isEmpty() ? "–" : Quantities.duration(move.guestPauseNanos()),
                    refused ? "–" : Quantities.bytes(move.transferredBytes()));
        }
        out.close("table");
    }

    private void move(MigrationRecord move) {
        out.heading(2, move.vm() + ": " + move.from() + " to " + move.to());
        chart(
                palette -> ChartScene.memoryLeft(move, move.lastNanos(), palette, CHART_WIDTH, CHART_HEIGHT, 1),
                "Memory left to send over the move's time, on a scale of powers of two; the dashed line is the stop"
                        + " line.");
        chart(
                palette -> RateScene.compose(move, palette, CHART_WIDTH, CHART_HEIGHT),
                "What the stream carries (solid) and what the guest writes (dashed), MiB/s.");
        for (ReportWords.Reason reason : words.reasons(timeline, move)) {
            out.heading(3, reason.figure() + " " + reason.result());
            out.paragraph((reason.formula() + " " + reason.filled()).strip());
            facts(reason.facts());
        }
        rounds(move);
    }

    private void chart(java.util.function.Function<Palette, Picture> chart, String caption) {
        out.figure(chart, caption, caption);
    }

    private void rounds(MigrationRecord move) {
        if (move.roundsDetail().isEmpty()) {
            return;
        }
        out.heading(3, "Rounds");
        out.open("table").row("th", "Round", "Begins", "Takes", "Sent", "Left at its end", "Newly dirty");
        move.roundsDetail().stream()
                .limit(ROUNDS)
                .forEach(round -> out.row(
                        "td",
                        Integer.toString(round.round()),
                        Quantities.duration(round.startNanos()),
                        Quantities.duration(round.endNanos() - round.startNanos()),
                        Quantities.bytes(round.sentBytes()),
                        Quantities.bytes(round.remainingBytes()),
                        Quantities.pagesPerSecond(round.dirtyPagesPerSecond())));
        out.close("table");
        int more = move.roundsDetail().size() - ROUNDS;
        if (more > 0) {
            out.note(more + " more rounds are left out here; the table of curves (CSV) has them.");
        }
    }

    private void users() {
        out.heading(2, "What users notice");
        boolean any = false;
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            for (Timeline.Silence silence : probe.silences()) {
                any = true;
                long until = silence.untilNanos().orElse(timeline.endNanos());
                out.paragraph(probe.probe().from() + " to " + probe.probe().to() + " ("
                        + probe.probe().id()
                        + "): no answer for " + Quantities.duration(until - silence.fromNanos()) + " from "
                        + Quantities.duration(silence.fromNanos())
                        + (silence.untilNanos().isPresent() ? "" : " to the end of the run")
                        + "; a TCP stream would stand still for " + Quantities.duration(silence.tcpStallNanos()) + ".");
            }
        }
        if (!any) {
            out.paragraph(
                    timeline.probes().isEmpty() ? "Nobody asks in this scenario." : "Every question was answered.");
        }
    }

    private void isolation() {
        out.heading(2, "Isolation");
        int pairs = timeline.isolation().getFirst().report().checkedPairs();
        boolean held =
                timeline.isolation().stream().allMatch(span -> span.report().holds());
        if (pairs == 0) {
            out.paragraph("Nothing to keep apart: all machines belong to one tenant.");
        } else if (held) {
            out.paragraph("Held throughout, for " + Quantities.count(pairs)
                    + " ordered pairs of machines of different tenants, checked after every change.");
        } else {
            timeline.isolation().stream()
                    .filter(span -> !span.report().holds())
                    .forEach(span -> out.paragraph("Broken from " + Quantities.duration(span.fromNanos()) + ": "
                            + span.report().leaks().size() + " ways between tenants."));
        }
    }

    private void events() {
        out.heading(2, "What happened");
        out.open("table").row("th", "At", "Event");
        List<Event> events = timeline.events();
        events.stream()
                .limit(EVENTS)
                .forEach(event -> out.row("td", Quantities.duration(event.atNanos()), words.event(event)));
        out.close("table");
        if (events.size() > EVENTS) {
            out.note((events.size() - EVENTS) + " more events are left out here; the table (CSV) has them.");
        }
    }

    private void sources() {
        out.heading(2, "Sources, and what is assumed");
        out.paragraph("Measured: somebody measured it. Documented: the system's own code or manual says so. Modelled:"
                + " computed by a rule that is named. Assumed: nothing seen proves it; scenario authors can put"
                + " another value in its place.");
        facts(words.lensValues(timeline));
    }

    private void facts(List<ReportWords.Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        out.open("table").row("th", "Value", "Amount", "Knowledge", "Source");
        facts.forEach(fact -> out.row("td", fact.name(), fact.amount(), fact.label(), fact.source()));
        out.close("table");
    }
}
