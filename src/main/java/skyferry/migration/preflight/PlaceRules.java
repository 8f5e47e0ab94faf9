package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;

/** Whether there is anything to do, and anywhere to do it. */
final class PlaceRules {
    private PlaceRules() {}

    static List<Map<String, String>> alreadyThere(Situation s) {
        return s.stays() ? Rule.broken("host", s.target().id()) : Rule.KEPT;
    }

    static List<Map<String, String>> moving(Situation s) {
        return s.moving() ? Rule.broken("host", s.target().id()) : Rule.KEPT;
    }

    static List<Map<String, String>> down(Situation s) {
        return !s.room().up() ? Rule.broken("host", s.target().id()) : Rule.KEPT;
    }
}
