package skyferry.scene;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import skyferry.migration.Beside;
import skyferry.migration.MigrationRecord;
import skyferry.model.Technique;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints the moves of one machine: rounds as bars, each paler than the one before it, the pause in red, what is to come dashed. */
final class MoveLane {
    private static final double[] DASH = {4, 3};
    private static final double READABLE = 4.5;
    private static final double POINTS = 11;

    private final LaneFrame frame;
    private final String vm;
    private final TenantStyle style;

    MoveLane(LaneFrame frame, String vm) {
        this.frame = frame;
        this.vm = vm;
        this.style = frame.style(vm);
    }

    /** Words for a pause and where they begin; empty words where there is no room. */
    private record PauseWords(String text, double x, double w, int argb) {
        static final PauseWords NONE = new PauseWords("", Double.MAX_VALUE, 0, 0);
    }

    /** Paints the moves in their order; each has the room up to the next one for its words. */
    void paint(List<MigrationRecord> moves) {
        for (int i = 0; i < moves.size(); i++) {
            double until = i + 1 < moves.size()
                    ? frame.axis().x(moves.get(i + 1).startNanos()) - 3
                    : frame.input().width() - 4;
            MigrationRecord move = moves.get(i);
            if (!frame.shows(move.startNanos(), move.lastNanos())) {
                continue;
            }
            PauseWords words = pauseWords(move, until);
            if (move.beside().parts().isEmpty()) {
                rounds(move, words.x() - 4);
            } else {
                parts(move, words.x() - 4);
            }
            if (move.pausedNanos().isPresent()) {
                pause(move, move.pausedNanos().getAsLong());
                words(words.text(), words.x(), words.argb());
            }
        }
    }

    /** The parts in which the guest runs; when it is down says the pause. */
    private void parts(MigrationRecord move, double wordsEnd) {
        int shade = 1;
        for (Beside.Part part : move.beside().parts()) {
            boolean runs = part.guest() != Beside.Guest.DOWN;
            if (runs && part.nanos() > 0 && frame.shows(part.fromNanos(), part.toNanos())) {
                String name = part.kind().id().replace('-', ' ');
                stretch(
                        part.fromNanos(),
                        part.toNanos(),
                        shade(shade++),
                        wordsEnd,
                        List.of(name + " · " + Quantities.bytes(part.bytes()), name));
                frame.hit(frame.bar(part.fromNanos(), part.toNanos()), part.fromNanos(), vm + " " + name);
            }
        }
    }

    private void rounds(MigrationRecord move, double wordsEnd) {
        long paused = move.pausedNanos().orElse(Long.MAX_VALUE);
        for (MigrationRecord.Round round : move.roundsDetail()) {
            long end = Math.min(round.endNanos(), paused);
            if (end > round.startNanos() && frame.shows(round.startNanos(), end)) {
                String size = Quantities.bytes(round.sentBytes());
                String number = Integer.toString(round.round());
                stretch(
                        round.startNanos(),
                        end,
                        shade(round.round()),
                        wordsEnd,
                        List.of("round " + number + " · " + size, number + " · " + size, number));
                frame.hit(frame.bar(round.startNanos(), end), round.startNanos(), vm + " round " + number);
            }
        }
        long resumed = move.resumedNanos().orElse(Long.MAX_VALUE);
        boolean after = move.technique() == Technique.POSTCOPY || move.technique() == Technique.HYBRID;
        if (after && resumed < move.endNanos() && frame.shows(resumed, move.endNanos())) {
            stretch(resumed, move.endNanos(), shade(2), wordsEnd, List.of("pages on demand"));
            frame.hit(frame.bar(resumed, move.endNanos()), resumed, vm + " post-copy");
        }
    }

    /** A bar, filled as far as the playhead has come, with the longest of some labels that fits into the larger part. */
    private void stretch(long from, long to, int colour, double wordsEnd, List<String> labels) {
        long past = Math.min(to, Math.max(from, frame.input().now()));
        Box done = frame.bar(from, past);
        Box future = frame.bar(past, to);
        if (past > from) {
            frame.out().fill(done, Math.min(4, done.w() / 2), colour);
        }
        if (past < to && future.w() > 3) {
            frame.out().stroke(future, Math.min(4, future.w() / 2), 1.2, DASH, style.colour());
        } else if (past < to) {
            frame.out().fill(future, 0, style.soft());
        }
        boolean inDone = past > from && (past == to || done.w() >= future.w());
        Box room = inDone ? done : future;
        double w = Math.min(room.right(), wordsEnd) - room.x() - 12;
        labels.stream()
                .filter(label -> frame.pen().width(label, Face.SEMIBOLD, POINTS) <= w)
                .findFirst()
                .ifPresent(label -> words(
                        label,
                        room.x() + 8,
                        inDone ? ink(colour) : frame.palette().text()));
    }

    private void words(String label, double x, int argb) {
        if (label.isEmpty()) {
            return;
        }
        double size = frame.pen().size(POINTS);
        frame.out().text(x, frame.baseLine(POINTS), label, Face.SEMIBOLD, size, Align.LEFT, argb);
    }

    /** The colour of a round: paler and paler, but never so that no ink can be read on it. */
    private int shade(int round) {
        double first = readable(round == 1 ? 0 : 0.09);
        double share = readable(Math.min(0.66, first + 0.06 * Math.max(0, round - 2)));
        return Palette.mix(style.colour(), frame.palette().panel(), share);
    }

    /** The first share from {@code least} on, in steps of a fiftieth, on which an ink can be read. */
    private double readable(double least) {
        int steps = 0;
        while (steps < 50 && unreadable(least + steps / 50.0)) {
            steps++;
        }
        return Math.min(1, least + steps / 50.0);
    }

    private boolean unreadable(double share) {
        int ground = Palette.mix(style.colour(), frame.palette().panel(), share);
        return Palette.contrast(ink(ground), ground) < READABLE;
    }

    private int ink(int ground) {
        return LaneFrame.ink(
                ground, new TreeSet<>(List.of(style.onColour(), frame.palette().text())));
    }

    private static long pauseEnd(MigrationRecord move) {
        return move.resumedNanos().orElse(move.lastNanos());
    }

    /** Right of the pause if there is room, else within the bar before it, else nowhere. */
    private PauseWords pauseWords(MigrationRecord move, double until) {
        long paused = move.pausedNanos().orElse(Long.MIN_VALUE);
        boolean onDemand = move.technique() == Technique.POSTCOPY || move.technique() == Technique.HYBRID;
        if (!frame.shows(paused, pauseEnd(move)) || paused == Long.MIN_VALUE) {
            return PauseWords.NONE;
        }
        String text = "down " + Quantities.duration(pauseEnd(move) - paused);
        double w = frame.pen().width(text, Face.SEMIBOLD, POINTS);
        Box pause = frame.bar(paused, pauseEnd(move));
        if (!onDemand && pause.right() + 6 + w <= until) {
            return new PauseWords(text, pause.right() + 6, w, frame.palette().bad());
        }
        Box before = frame.bar(lastBarStart(move, paused), paused);
        if (before.w() < w + 14) {
            return PauseWords.NONE;
        }
        boolean done = frame.input().now() >= paused;
        int argb = done
                ? ink(shade(lastRound(move, paused)
                        .map(MigrationRecord.Round::round)
                        .orElse(1)))
                : frame.palette().bad();
        return new PauseWords(text, before.right() - 6 - w, w, argb);
    }

    /** Where the part of the last bar before the pause begins that is all done or all to come. */
    private long lastBarStart(MigrationRecord move, long paused) {
        long start =
                lastRound(move, paused).map(MigrationRecord.Round::startNanos).orElse(paused);
        long now = frame.input().now();
        return now > start && now < paused ? now : start;
    }

    private static Optional<MigrationRecord.Round> lastRound(MigrationRecord move, long paused) {
        return move.roundsDetail().reversed().stream()
                .filter(round -> round.startNanos() < paused && round.endNanos() > round.startNanos())
                .findFirst();
    }

    private void pause(MigrationRecord move, long paused) {
        long resumed = pauseEnd(move);
        if (!frame.shows(paused, resumed)) {
            return;
        }
        Box box = frame.bar(paused, resumed);
        boolean past = frame.input().now() >= resumed;
        int bad = frame.palette().bad();
        frame.out()
                .fill(
                        box,
                        Math.min(3, box.w() / 2),
                        past ? bad : frame.palette().badSoft());
        if (!past && box.w() > 4) {
            frame.out().stroke(box, Math.min(3, box.w() / 2), 1.5, DASH, bad);
        }
        frame.hit(new Box(box.x() - 2, box.y(), Math.max(6, box.w() + 4), box.h()), paused, vm + " pause");
    }
}
