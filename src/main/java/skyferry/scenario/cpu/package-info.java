/**
 * CPU models and the features that a guest sees with each, from {@code assets/cpu-models.yaml}. Comes in: that file or
 * another of its form. Goes out: {@link skyferry.model.CpuModel}s by name.
 */
@NullMarked
package skyferry.scenario.cpu;

import org.jspecify.annotations.NullMarked;
