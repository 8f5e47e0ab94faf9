/**
 * How long the engine takes: benchmarks of single moves, of very many at once, of looking ahead and of scrubbing, and the same
 * job in CloudSim Plus. Comes in: nothing but sizes. Goes out: CPU time of the thread and wall time. Not part of the program.
 */
@NullMarked
package skyferry.bench;

import org.jspecify.annotations.NullMarked;
