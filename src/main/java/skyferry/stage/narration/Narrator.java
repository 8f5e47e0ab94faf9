package skyferry.stage.narration;

import java.util.OptionalDouble;
import skyferry.migration.Preflight;
import skyferry.run.Event;
import skyferry.stage.words.Amounts;
import skyferry.stage.words.Words;

/** Tells events in words. */
public final class Narrator {
    private final Words words;

    public Narrator(Words words) {
        this.words = words;
    }

    /** The event as one sentence, figures with their units. */
    public String tell(Event event) {
        return words.of("event." + event.kind(), arguments(event));
    }

    /** A whole line: instant and sentence, as it is copied. */
    public String line(Event event) {
        return Amounts.exactInstant(event.atNanos()) + "  " + tell(event);
    }

    private Object[] arguments(Event event) {
        String subject = event.subject();
        return switch (event.kind()) {
            case MOVE_ASKED -> new Object[] {subject, event.argument("to"), technique(event)};
            case MOVE_REFUSED -> new Object[] {subject, event.argument("to"), reason(event)};
            case PORT_BOUND, PORT_ACTIVATED, PORT_UNBOUND -> new Object[] {subject, event.argument("host")};
            case ROUND_STARTED -> new Object[] {subject, event.argument("round"), bytes(event, "left")};
            case THROTTLED -> new Object[] {subject, event.argument("percent")};
            case GUEST_PAUSED -> new Object[] {subject, event.argument("host"), bytes(event, "left")};
            case GUEST_RESUMED -> new Object[] {subject, event.argument("host"), time(event, "pause")};
            case RARP_SENT -> new Object[] {subject, event.argument("host"), event.argument("frame")};
            case FLOWS_PUSHED ->
                new Object[] {
                    event.argument("host").isEmpty() ? subject : event.argument("host"),
                    integer(event, "added"),
                    integer(event, "removed")
                };
            case MOVE_COMPLETED ->
                new Object[] {subject, time(event, "total"), time(event, "pause"), bytes(event, "bytes")};
            case MOVE_CANCELLED, MOVE_FAILED, ACTION_REFUSED -> new Object[] {subject, reason(event)};
            case LINK_RATE_SET ->
                new Object[] {
                    subject, Amounts.wire(number(event, "bytesPerSecond").orElse(0))
                };
            case POSTCOPY_STARTED -> new Object[] {subject, bytes(event, "left")};
            case LINK_CUT, LINK_RESTORED, ISOLATION_RESTORED -> new Object[] {subject};
            case LOAD_SET -> new Object[] {subject, event.argument("scale")};
            case PAUSE_LIMIT_SET -> new Object[] {subject, time(event, "nanos")};
            case FAULT_INJECTED, FAULT_CLEARED -> new Object[] {subject, event.argument("kind")};
            case ISOLATION_BROKEN ->
                new Object[] {event.argument("from"), event.argument("to"), integer(event, "pairs")};
            case PROBE_SILENT -> new Object[] {event.argument("from"), event.argument("to")};
            case PROBE_ANSWERED -> new Object[] {event.argument("from"), event.argument("to"), time(event, "gap")};
        };
    }

    private String technique(Event event) {
        return words.code("technique", event.argument("technique"));
    }

    private String reason(Event event) {
        String code = event.argument("reason");
        for (Preflight.Code known : Preflight.Code.values()) {
            if (known.name().equalsIgnoreCase(code.replace('-', '_'))) {
                return words.code("refused", known.name());
            }
        }
        return words.code("reason", code);
    }

    private static OptionalDouble number(Event event, String name) {
        try {
            return OptionalDouble.of(Double.parseDouble(event.argument(name)));
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }

    private static Object integer(Event event, String name) {
        return (long) number(event, name).orElse(0);
    }

    private static String bytes(Event event, String name) {
        return Amounts.bytes(number(event, name).orElse(0));
    }

    private static String time(Event event, String name) {
        return Amounts.time(number(event, name).orElse(0));
    }
}
