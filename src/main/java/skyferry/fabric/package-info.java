/**
 * How bytes share links: routes over the physical network and exact max-min fair rates of the streams on them. Comes in: a
 * {@link skyferry.model.Fabric} and streams with a route and a cap. Goes out: bytes per second of each. Knows no machines.
 */
@NullMarked
package skyferry.fabric;

import org.jspecify.annotations.NullMarked;
