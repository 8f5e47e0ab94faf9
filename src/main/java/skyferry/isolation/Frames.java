package skyferry.isolation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of frames as a machine can send them: one cube without some others, which are not subtracted until it matters (lazy
 * subtraction).
 */
record Frames(Cube cube, List<Cube> minus) {
    static final Frames ALL = new Frames(Cube.ALL, List.of());

    /** Those that are in a smaller cube; null if the set shrinks to nothing that a single subtraction can tell. */
    @Nullable
    Frames within(Cube smaller, List<Cube> more) {
        if (minus.isEmpty() && more.isEmpty()) {
            return new Frames(smaller, minus);
        }
        List<Cube> rest = new ArrayList<>(minus.size());
        return keep(minus, smaller, rest) && keep(more, smaller, rest) ? new Frames(smaller, rest) : null;
    }

    private static boolean keep(List<Cube> from, Cube smaller, List<Cube> rest) {
        for (int i = 0; i < from.size(); i++) {
            Cube less = from.get(i);
            if (!less.isDisjoint(smaller)) {
                if (less.contains(smaller)) {
                    return false;
                }
                rest.add(less);
            }
        }
        return true;
    }

    /** The frames of this set that are not in another one, in pieces. */
    List<Frames> without(Frames other) {
        List<Frames> pieces = new ArrayList<>();
        Frames outside = within(cube, List.of(other.cube));
        if (outside != null) {
            pieces.add(outside);
        }
        for (Cube hole : other.minus) {
            Cube inHole = cube.and(hole);
            Frames piece = inHole == null ? null : within(inHole, List.of());
            if (piece != null) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** A cube of frames that are in the set beyond doubt; null if the set is empty. */
    @Nullable
    Cube some() {
        return solve(cube, 0);
    }

    private @Nullable Cube solve(Cube candidate, int from) {
        int at = from;
        while (at < minus.size() && candidate.isDisjoint(minus.get(at))) {
            at++;
        }
        if (at == minus.size()) {
            return candidate;
        }
        Cube less = minus.get(at);
        for (int word = 0; word < candidate.words(); word++) {
            for (long free = candidate.fixedOnlyBy(less, word); free != 0; free &= free - 1) {
                Cube solved = solve(candidate.apartFrom(less, word, Long.lowestOneBit(free)), at + 1);
                if (solved != null) {
                    return solved;
                }
            }
        }
        return null;
    }
}
