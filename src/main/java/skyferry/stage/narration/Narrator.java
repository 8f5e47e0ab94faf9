package skyferry.stage.narration;

import java.util.List;
import java.util.OptionalDouble;
import skyferry.migration.preflight.Code;
import skyferry.run.Event;
import skyferry.scene.Quantities;
import skyferry.stage.words.Amounts;
import skyferry.stage.words.Words;

/** Tells the events of one run in words. */
public final class Narrator {
    private final Words words;
    private final List<Event> events;

    /** @param events all events of the run: some sentences name what led to theirs */
    public Narrator(Words words, List<Event> events) {
        this.words = words;
        this.events = events;
    }

    /** The event as one sentence, figures with their units. */
    public String tell(Event event) {
        return words.of("event." + event.kind(), arguments(event));
    }

    /** A whole line: instant and sentence, as it is copied. */
    public String line(Event event) {
        return Amounts.instant(event.atNanos()) + "  " + tell(event);
    }

    private Object[] arguments(Event event) {
        String subject = event.subject();
        return switch (event.kind()) {
            case MOVE_ASKED -> new Object[] {subject, event.argument("to"), technique(event)};
            case MOVE_REFUSED, MOVE_WARNED -> new Object[] {subject, event.argument("to"), reason(event)};
            case UNPLUGGING, UNPLUGGED, PLUGGED -> new Object[] {subject, card(event), event.argument("host")};
            case PLUGGING -> new Object[] {subject, card(event), event.argument("host"), time(event, "wait")};
            case PATH_CHANGED -> new Object[] {subject, card(event), words.of("path." + event.argument("path"))};
            case PORT_BOUND, PORT_ACTIVATED, PORT_UNBOUND -> new Object[] {moved(event), event.argument("host")};
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
                    subject, Quantities.rate(number(event, "bytesPerSecond").orElse(0))
                };
            case POSTCOPY_STARTED -> new Object[] {subject, bytes(event, "left")};
            case LINK_CUT, LINK_RESTORED, ISOLATION_RESTORED -> new Object[] {subject};
            case LOAD_SET -> new Object[] {subject, event.argument("scale")};
            case PAUSE_LIMIT_SET -> new Object[] {subject, time(event, "nanos")};
            case FAULT_INJECTED, FAULT_CLEARED -> new Object[] {subject, event.argument("kind")};
            case ISOLATION_BROKEN ->
                new Object[] {event.argument("from"), event.argument("to"), integer(event, "pairs")};
            case HOST_FAILED, HOST_BACK, POSTCOPY_RECOVERED -> new Object[] {subject};
            case GUEST_DOWN -> new Object[] {subject, event.argument("host")};
            case GUEST_LOST -> new Object[] {subject, event.argument("host"), reason(event)};
            case STREAM_STALLED -> new Object[] {subject, time(event, "limit")};
            case POSTCOPY_PAUSED -> new Object[] {subject, reason(event)};
            case RESTART_ASKED -> new Object[] {subject, event.argument("host"), time(event, "boot")};
            case PART_DONE ->
                new Object[] {
                    subject, words.code("part", event.argument("part")), time(event, "took"), bytes(event, "bytes")
                };
            case MIRROR_READY -> new Object[] {subject, time(event, "took"), bytes(event, "bytes")};
            case MIRROR_STALLED -> new Object[] {subject, rate(event, "written"), rate(event, "copied")};
            case GUEST_SHUT_DOWN -> new Object[] {subject, event.argument("host")};
            case CHECKPOINT ->
                new Object[] {subject, event.argument("number"), bytes(event, "bytes"), time(event, "pause")};
            case TAKE_OVER ->
                new Object[] {subject, event.argument("host"), event.argument("number"), time(event, "lost")};
            case GUEST_BOOTED -> new Object[] {subject, event.argument("host"), event.argument("boots")};
            case CONTROLLER_BACK -> new Object[] {integer(event, "pushes")};
            case THROTTLE_SET -> new Object[] {subject, event.argument("percent")};
            case ROUTE_ADVERTISED, ROUTE_WITHDRAWN ->
                new Object[] {subject, event.argument("host"), event.argument("sequence")};
            case MAC_FROZEN ->
                new Object[] {subject, event.argument("host"), event.argument("moves"), time(event, "window")};
            case MAC_LEARNED -> new Object[] {subject, event.argument("host"), event.argument("before")};
            case MAC_CLEARED, MAC_FORGOTTEN -> new Object[] {subject, event.argument("host")};
            case NAME_PUBLISHED -> new Object[] {subject, event.argument("address"), time(event, "ttl")};
            case NAME_LEARNED -> new Object[] {subject, event.argument("vm"), event.argument("address")};
            case STREAM_DEAD -> new Object[] {event.argument("from"), event.argument("to"), event.argument("sender")};
            case SELF_CHECK_FAILED -> new Object[] {subject, event.argument("check"), event.argument("found")};
            case PROBE_SILENT -> new Object[] {event.argument("from"), event.argument("to")};
            case PROBE_ANSWERED -> new Object[] {event.argument("from"), event.argument("to"), time(event, "gap")};
        };
    }

    /** Cards are numbered from 0 in files, and counted from 1 by people. */
    private static Object card(Event event) {
        return (long) number(event, "nic").orElse(0) + 1;
    }

    /** The machine whose move led to an event; the event's own subject if none did. */
    private String moved(Event event) {
        Event at = event;
        while (at.cause() >= 0 && at.cause() < events.size()) {
            at = events.get(at.cause());
            if (at.kind() == Event.Kind.MOVE_ASKED) {
                return at.subject();
            }
        }
        return event.subject();
    }

    private String technique(Event event) {
        return words.code("technique", event.argument("technique"));
    }

    private String reason(Event event) {
        String code = event.argument("reason");
        for (Code known : Code.values()) {
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
        return Quantities.bytes(number(event, name).orElse(0));
    }

    private static String rate(Event event, String name) {
        return Quantities.rate(number(event, name).orElse(0));
    }

    private static String time(Event event, String name) {
        return Quantities.duration(Math.round(number(event, name).orElse(0)));
    }
}
