package skyferry.isolation;

/** A sender and a receiver, by the names of their machines. */
record Pair(String from, String to) {}
