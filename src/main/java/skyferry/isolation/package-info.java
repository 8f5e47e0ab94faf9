/**
 * Who can reach whom, decided from the installed tables as they are. Comes in: a data plane. Goes out: the pairs of machines of
 * different tenants that can reach one another, each with a packet that proves it, replayed by the tracer.
 */
@NullMarked
package skyferry.isolation;

import org.jspecify.annotations.NullMarked;
