/**
 * Installed flow tables as files that Open vSwitch loads: ports, flows in the syntax of {@code ovs-ofctl}, and questions with the
 * answer that our own tracer gives, so that a real switch can be asked the same. Comes in: a scenario and a data plane, or a run. Goes
 * out: the text of the files of an {@code ovs-oracle/1} directory.
 */
@NullMarked
package skyferry.exchange.openflow;

import org.jspecify.annotations.NullMarked;
