package skyferry.model;

import java.util.Locale;

/** A small packet and its answer, sent every so often from one machine to another. */
public record Probe(String id, String from, String to, long everyNanos, Protocol protocol, int port, int sizeBytes) {

    /** What is sent. */
    public enum Protocol {
        ICMP,
        TCP,
        UDP;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
