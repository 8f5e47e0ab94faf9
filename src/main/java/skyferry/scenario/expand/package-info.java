/**
 * Short for long: parameters drawn for a variant, entries that stand for many, entries like others. Comes in: the tree as
 * written and a seed. Goes out: the tree as meant, every node still with the place it was written at.
 */
@NullMarked
package skyferry.scenario.expand;

import org.jspecify.annotations.NullMarked;
