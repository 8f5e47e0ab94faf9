package skyferry.scenario.shape;

import java.util.List;

/** The keys by which an entry stands for many or takes over another's values. They are gone when values are read. */
public final class Repetition {
    /** More than any scenario needs, few enough to be read in a second. */
    public static final int MOST = 20_000;

    public static final Key<Long> COUNT =
            Key.optional("count", new Whole(1, MOST), "How many of these there are; i runs from 1 to that.");
    public static final Key<String> LIKE =
            Key.optional("like", Texts.any(), "The entry whose keys hold here as well, but for those given here.");

    /** Both, for named entries. */
    public static final List<Key<?>> KEYS = List.of(COUNT, LIKE);

    private Repetition() {}
}
