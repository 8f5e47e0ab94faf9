/**
 * The sections of a scenario file: what keys each has, and how its values become records of {@link skyferry.model}. Comes
 * in: checked values with places. Goes out: records, with the values they were made from, so that checks across sections can
 * point at the line.
 */
@NullMarked
package skyferry.scenario.section;

import org.jspecify.annotations.NullMarked;
