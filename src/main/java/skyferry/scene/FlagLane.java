package skyferry.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import skyferry.run.Event;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints what switches, ports and cables were told as flags. Words stand where they touch neither a flag nor each other. */
final class FlagLane {
    private static final double TOGETHER = 16;
    private static final double HALF = 5.5;
    private static final double POINTS = 11;
    private static final double GAP = 8;

    private final LaneFrame frame;

    FlagLane(LaneFrame frame) {
        this.frame = frame;
    }

    private record Flag(Event event, double x, String words) {}

    /** Flags that are too near to each other for words of their own. */
    private record Bunch(List<Flag> flags) {
        double left() {
            return flags.getFirst().x() - HALF;
        }

        double right() {
            return flags.getLast().x() + HALF;
        }

        int rank() {
            return flags.stream()
                    .mapToInt(flag -> FlagLane.rank(flag.event()))
                    .min()
                    .orElse(9);
        }

        /** What they say, the longest first: all of it, or the weightiest and how many more. */
        List<String> labels() {
            Set<String> distinct = new LinkedHashSet<>();
            flags.forEach(flag -> distinct.add(flag.words()));
            String weightiest = flags.stream()
                    .min(Comparator.comparingInt(flag -> FlagLane.rank(flag.event())))
                    .map(Flag::words)
                    .orElse("");
            if (distinct.size() == 1) {
                return List.of(weightiest);
            }
            String some = weightiest + " + " + (distinct.size() - 1);
            return distinct.size() <= 3 ? List.of(String.join(", ", distinct), some) : List.of(some);
        }
    }

    void paint() {
        List<Bunch> bunches = bunches();
        List<Box> taken = new ArrayList<>();
        for (Bunch bunch : bunches) {
            bunch.flags().forEach(this::flag);
            taken.add(new Box(bunch.left(), 0, bunch.right() - bunch.left(), 1));
        }
        List<Bunch> weightiestFirst = new ArrayList<>(bunches);
        weightiestFirst.sort(Comparator.comparingInt(Bunch::rank));
        weightiestFirst.forEach(bunch -> label(bunch, taken));
    }

    private List<Bunch> bunches() {
        List<Bunch> bunches = new ArrayList<>();
        List<Flag> current = new ArrayList<>();
        for (Event event : frame.input()
                .timeline()
                .events(frame.axis().from(), frame.axis().to() + 1)) {
            String words = words(event);
            if (!words.isEmpty()) {
                Flag flag = new Flag(event, frame.axis().x(event.atNanos()), words);
                if (!current.isEmpty() && flag.x() - current.getFirst().x() > TOGETHER) {
                    bunches.add(new Bunch(List.copyOf(current)));
                    current.clear();
                }
                current.add(flag);
            }
        }
        if (!current.isEmpty()) {
            bunches.add(new Bunch(List.copyOf(current)));
        }
        return bunches;
    }

    private void flag(Flag flag) {
        double x = flag.x();
        double y = frame.row().centerY();
        boolean past = flag.event().atNanos() <= frame.input().now();
        int colour = past ? frame.palette().fillMuted() : frame.palette().line();
        frame.out().add(new DrawOp.FillPath(new double[] {x, y + 5, x - HALF, y - 5, x + HALF, y - 5}, colour));
        frame.hit(new Box(x - 6, y - 7, 12, 14), flag.event().atNanos(), flag.words());
    }

    private void label(Bunch bunch, List<Box> taken) {
        for (String label : bunch.labels()) {
            double w = frame.pen().width(label, Face.REGULAR, POINTS);
            for (double x : new double[] {bunch.right() + 4, bunch.left() - 4 - w}) {
                Box box = new Box(x, 0, w, 1);
                if (x >= frame.axis().left() && box.right() <= frame.input().width() - 4 && free(box, bunch, taken)) {
                    frame.out()
                            .text(
                                    x,
                                    frame.baseLine(POINTS),
                                    label,
                                    Face.REGULAR,
                                    frame.pen().size(POINTS),
                                    Align.LEFT,
                                    frame.palette().muted());
                    taken.add(box);
                    return;
                }
            }
        }
    }

    private static boolean free(Box box, Bunch own, List<Box> taken) {
        return taken.stream()
                .filter(other -> other.x() != own.left())
                .noneMatch(other -> other.x() < box.right() + GAP && box.x() < other.right() + GAP);
    }

    /** What deserves words most comes first. */
    private static int rank(Event event) {
        return switch (event.kind()) {
            case GUEST_PAUSED,
                    GUEST_RESUMED,
                    LINK_CUT,
                    LINK_RESTORED,
                    FAULT_INJECTED,
                    FAULT_CLEARED,
                    MAC_FROZEN,
                    MAC_CLEARED -> 0;
            case PORT_BOUND, PORT_ACTIVATED -> 1;
            case FLOWS_PUSHED, PORT_UNBOUND -> 2;
            default -> 3;
        };
    }

    private static String words(Event event) {
        return switch (event.kind()) {
            case PORT_BOUND -> "port bound on " + event.argument("host");
            case GUEST_PAUSED -> "pause";
            case GUEST_RESUMED -> "resume";
            case RARP_SENT -> "RARP";
            case FLOWS_PUSHED -> "flows to " + event.argument("host");
            case PORT_ACTIVATED -> "port active";
            case PORT_UNBOUND -> "port gone from " + event.argument("host");
            case LINK_CUT -> "cable cut";
            case LINK_RESTORED -> "cable back";
            case FAULT_INJECTED -> "fault";
            case FAULT_CLEARED -> "fault cleared";
            case MAC_FROZEN -> "duplicate MAC";
            case MAC_CLEARED -> "duplicate cleared";
            default -> "";
        };
    }
}
