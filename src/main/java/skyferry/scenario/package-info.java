/**
 * Scenario files and the model: reads {@code kind: scenario} (FORMATS, sections 1 and 2) into
 * {@link skyferry.model.Scenario}, or says in sentences with line and column what is wrong. {@code text} holds trees with
 * marks and diagnostics, {@code shape} the declarative description of keys, {@code expand} parameters and repetition,
 * {@code section} the sections themselves, {@code cpu} the CPU map.
 */
@NullMarked
package skyferry.scenario;

import org.jspecify.annotations.NullMarked;
