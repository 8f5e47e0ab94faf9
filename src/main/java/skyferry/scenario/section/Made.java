package skyferry.scenario.section;

import skyferry.scenario.shape.Fields;

/** A record and the values it was made from. */
public record Made<T>(T value, Fields fields) {}
