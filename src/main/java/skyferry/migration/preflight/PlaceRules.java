package skyferry.migration.preflight;

import java.util.Map;
import java.util.stream.Stream;

/** Whether there is anything to do, and anywhere to do it. */
final class PlaceRules {
    private PlaceRules() {}

    static Stream<Map<String, String>> alreadyThere(Situation s) {
        return Rule.when(s.stays(), "host", s.target().id());
    }

    static Stream<Map<String, String>> moving(Situation s) {
        return Rule.when(s.moving(), "host", s.target().id());
    }

    static Stream<Map<String, String>> down(Situation s) {
        return Rule.when(!s.room().up(), "host", s.target().id());
    }
}
