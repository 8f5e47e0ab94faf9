/**
 * The checks before a move. Comes in: a {@link skyferry.migration.preflight.Situation}, what machine, source, target and the
 * way between them are like. Goes out: a {@link skyferry.migration.preflight.Blocker} for every rule that is not kept, with a
 * code, its figures and the remedies. The rules are a table, one line each, in the order in which production systems check:
 * place, CPU, machine type, memory, devices, storage, network, rules, capacity. Words are in bundles; what the production
 * systems themselves say is in {@code preflight.properties}, verbatim, by {@link skyferry.migration.preflight.Wording}.
 */
@NullMarked
package skyferry.migration.preflight;

import org.jspecify.annotations.NullMarked;
