package skyferry.model;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A customer whose machines must not reach another's.
 *
 * @param shareBytesPerSecond cap on the tenant's traffic on a host's uplink
 * @param p99Nanos promised 99th percentile of latency
 */
public record Tenant(String id, Text title, OptionalDouble shareBytesPerSecond, OptionalLong p99Nanos) {}
