package skyferry.lesson;

import skyferry.scenario.shape.Schema;
import skyferry.scenario.shape.SchemaBook;

/** The JSON Schema of a lesson's front matter, written from the description that the reader reads by. */
public final class LessonSchema {
    private LessonSchema() {}

    /** The schema, for {@code assets/schema/lesson.schema.json}. */
    public static Schema schema() {
        return SchemaBook.of(
                "lesson.schema.json", "Front matter of a Skyferry lesson, format skyferry/1", FrontMatter.TYPE);
    }
}
