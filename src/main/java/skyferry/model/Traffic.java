package skyferry.model;

/** A steady stream from one machine to another. */
public record Traffic(String id, String from, String to, double bytesPerSecond, Probe.Protocol protocol, int port) {}
