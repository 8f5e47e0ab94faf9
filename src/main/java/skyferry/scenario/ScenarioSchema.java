package skyferry.scenario;

import skyferry.scenario.section.FileKeys;
import skyferry.scenario.shape.Schema;
import skyferry.scenario.shape.SchemaBook;

/** The JSON Schema of scenario files, written from the description that the reader reads by. */
public final class ScenarioSchema {
    private ScenarioSchema() {}

    /** The schema, for {@code assets/schema/scenario.schema.json}. */
    public static Schema schema() {
        return SchemaBook.of("scenario.schema.json", "Skyferry scenario, format skyferry/1", FileKeys.SCENARIO);
    }
}
