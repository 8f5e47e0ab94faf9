/**
 * How a packet is forwarded: each host's bridge with its numbered OpenFlow tables, tunnels between them, the controller that
 * fills the tables, and a tracer that follows one packet table by table. Comes in: a scenario, where machines are, what
 * was pushed when. Goes out: tables, traces. Knows no time but what it is given.
 */
@NullMarked
package skyferry.dataplane;

import org.jspecify.annotations.NullMarked;
