/**
 * What exists: sites, hosts, CPU models, machines, NICs, switches, tenants, networks, security groups, disks, and what
 * shall happen to them (actions, faults). Comes in: nothing. Goes out: immutable records with units in their names, and
 * the physical network and the overlays as JGraphT graphs. Knows no time, no files and no screen.
 */
@NullMarked
package skyferry.model;

import org.jspecify.annotations.NullMarked;
