package skyferry.stage.inspector;

import java.util.List;
import java.util.Optional;
import skyferry.migration.MigrationRecord;
import skyferry.run.Explanations;

/**
 * What the inspector says about something at an instant.
 *
 * @param tenant whose colour the title carries; empty for none
 * @param context what follows the title, muted
 * @param move the move that the figures are about
 * @param lead the figure of the move that is explained in full
 */
record Sheet(
        String title,
        Optional<String> tenant,
        String context,
        String subtitle,
        List<Section> sections,
        Optional<MigrationRecord> move,
        Optional<Explanations.Figure> lead) {

    Sheet {
        sections = List.copyOf(sections);
    }

    /** Figures that belong together, under a heading; an empty heading for none. */
    record Section(String heading, List<Row> rows) {
        Section {
            rows = List.copyOf(rows);
        }
    }

    /** @param ask what can be asked about it */
    record Row(String name, String value, Optional<Explanations.Figure> ask) {
        static Row of(String name, String value) {
            return new Row(name, value, Optional.empty());
        }

        static Row of(String name, String value, Explanations.Figure ask) {
            return new Row(name, value, Optional.of(ask));
        }
    }

    /** A sheet about something that does not move. */
    static Sheet still(String title, Optional<String> tenant, String context, String subtitle, List<Section> sections) {
        return new Sheet(title, tenant, context, subtitle, sections, Optional.empty(), Optional.empty());
    }
}
