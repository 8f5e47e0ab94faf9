/**
 * Published migrations beside computed ones: workloads described as scenarios in the resources, tables of what was published or
 * measured, and reports that lay the engine's figures beside theirs. Comes in: a table. Goes out: a row for every line of it, a
 * comparison or what it lacks. The engine is not tuned to any row; what a workload's description infers, its scenario says.
 */
@NullMarked
package skyferry.exchange.published;

import org.jspecify.annotations.NullMarked;
