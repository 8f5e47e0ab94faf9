package skyferry.record;

import java.util.Locale;

/**
 * One thing to write down.
 *
 * @param lesson the lesson's id; empty for what belongs to none
 * @param key which prediction, step or run; empty where there is but one
 * @param value text, or JSON where it has parts; empty takes back what was written under the key
 */
public record Note(String lesson, Kind kind, String key, String value) {

    /** What a note says, and whether the ones before it under the same key are kept. */
    public enum Kind {
        /** Where the learner is: step, instant, what has been done so far. */
        PLACE(Keeps.LATEST),
        /** A guess before the run. */
        PREDICTION(Keeps.ALL),
        /** An explanation in the learner's own words. */
        OWN_WORDS(Keeps.ALL),
        /** Words that are being written. */
        DRAFT(Keeps.LATEST),
        /** What was done in a run that is over. */
        RUN(Keeps.ALL),
        /** All goals of a lesson were reached; the value is how much help there was. */
        PASSED(Keeps.ALL),
        /** How much help the learner wants. */
        FADE(Keeps.LATEST),
        /** A card was answered. */
        REVIEW(Keeps.ALL),
        /** A question of a quiz was answered. */
        ANSWER(Keeps.ALL),
        /** A wish that holds everywhere, such as the depth of text. */
        WISH(Keeps.LATEST);

        private final Keeps keeps;

        Kind(Keeps keeps) {
            this.keeps = keeps;
        }

        /** The word for it in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        Keeps keeps() {
            return keeps;
        }
    }

    /** What becomes of earlier notes of the same learner, lesson, kind and key. */
    enum Keeps {
        ALL,
        LATEST
    }
}
