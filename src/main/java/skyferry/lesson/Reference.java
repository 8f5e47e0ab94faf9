package skyferry.lesson;

import skyferry.scenario.text.Place;

/**
 * A name in a lesson's text that stands for something elsewhere.
 *
 * @param name what is named; for a step its lesson and anchor, {@code L04#two-ways-out}
 */
public record Reference(Kind kind, String name, Place place) {

    /** What can be named. */
    public enum Kind {
        /** A goal of the scenario: {@code {checks="a,b"}}, {@code > [!check id=a]}. */
        CHECK,
        /** A scenario file beside the lesson: {@code > [!hint level=3 twin=twin]}. */
        TWIN,
        /** A word of the glossary: {@code [downtime](term:downtime)}, {@code concepts: [downtime]}. */
        TERM,
        /** Another lesson: {@code [later](lesson:L04)}, {@code prerequisites: [L02]}. */
        LESSON,
        /** A step of a lesson: {@code [there](lesson:L04#two-ways-out)}. */
        STEP,
        /** A card of a lesson: {@code [try](card:L02-03)}. */
        CARD,
        /** An event of the run: {@code {goto=pause}} in a dialogue. */
        EVENT,
        /** A file in the lesson's folder: a link without a scheme. */
        FILE
    }
}
