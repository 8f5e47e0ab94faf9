package skyferry.lesson.check;

import java.util.List;

/**
 * What a function takes.
 *
 * @param name by which it is given, for those that are
 */
public record Parameter(String name, Kind kind, Place place) {

    /** Whether it stands at its place, is given by its name, and whether it can be left out. */
    public enum Place {
        FIRST,
        OPTIONAL,
        NAMED
    }

    /** What it is. */
    public enum Kind {
        VM(List.of("VM", "container")),
        HOST(List.of("host")),
        TENANT(List.of("tenant")),
        NETWORK(List.of("network")),
        SWITCH(List.of("switch", "router", "host")),
        /** From one machine to another. */
        FLOW(List.of("VM", "container")),
        /** From one tenant to another. */
        TENANT_FLOW(List.of("tenant")),
        TIME(List.of()),
        SIZE(List.of()),
        SHARE(List.of()),
        COUNT(List.of()),
        WORD(List.of()),
        EVENT(List.of()),
        /** Any expression; the function's own type is its. */
        EXPRESSION(List.of());

        private final List<String> names;

        Kind(List<String> names) {
            this.names = names;
        }

        /** Kinds of names of the scenario that it can be; empty for other values. */
        public List<String> names() {
            return names;
        }
    }

    static Parameter first(Kind kind) {
        return new Parameter("", kind, Place.FIRST);
    }

    static Parameter maybe(Kind kind) {
        return new Parameter("", kind, Place.OPTIONAL);
    }

    static Parameter named(String name, Kind kind) {
        return new Parameter(name, kind, Place.NAMED);
    }
}
