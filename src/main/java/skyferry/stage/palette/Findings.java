package skyferry.stage.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What fits the letters typed, by kinds: the kind with the best fit first, within a kind the best fit first, each kind no longer
 * than can be looked through.
 */
public record Findings(List<Group> groups) {
    /** Rows of one kind while others are shown too. */
    public static final int MOST = 7;

    /** Rows of a kind that alone fits. */
    private static final int MOST_ALONE = 60;

    public Findings {
        groups = List.copyOf(groups);
    }

    /**
     * Finds of one kind.
     *
     * @param more how many more of the kind fit
     */
    public record Group(Find.Kind kind, List<Find> finds, int more) {
        public Group {
            finds = List.copyOf(finds);
        }
    }

    private record Scored(Find find, int score) {}

    /** Looks for what somebody typed. */
    public static Findings of(String typed, List<Find> all) {
        Fuzzy fuzzy = new Fuzzy(typed);
        Map<Find.Kind, List<Scored>> kinds = new EnumMap<>(Find.Kind.class);
        for (Find find : all) {
            OptionalInt score = fuzzy.isEmpty() ? OptionalInt.of(0) : fuzzy.score(find.title(), find.detail());
            if (score.isPresent()) {
                kinds.computeIfAbsent(find.kind(), kind -> new ArrayList<>()).add(new Scored(find, score.getAsInt()));
            }
        }
        int most = kinds.size() == 1 ? MOST_ALONE : MOST;
        List<Map.Entry<Find.Kind, List<Scored>>> order = new ArrayList<>(kinds.entrySet());
        order.forEach(kind -> kind.getValue().sort(Comparator.comparingInt((Scored s) -> -s.score)));
        order.sort(Comparator.comparingInt(kind -> -kind.getValue().getFirst().score));
        return new Findings(order.stream()
                .map(kind -> new Group(
                        kind.getKey(),
                        kind.getValue().stream().limit(most).map(Scored::find).toList(),
                        Math.max(0, kind.getValue().size() - most)))
                .toList());
    }
}
