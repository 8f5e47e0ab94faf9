package skyferry.record;

import java.time.Instant;
import java.util.List;

/** All that is stored of a learner as one JSON text, to take along or to look at. */
public final class RecordJson {
    private static final String FORMAT = "skyferry-record/1";

    private RecordJson() {}

    /** The text: the learner, and every note in its order, one a line, with its instant in UTC. */
    public static String of(Learner learner, List<Entry> entries) {
        StringBuilder text = new StringBuilder("{\"format\": ").append(RecordText.of(FORMAT));
        text.append(", \"learner\": ").append(RecordText.of(new Who(learner.code(), learner.name())));
        text.append(", \"notes\": [");
        String before = "\n";
        for (Entry entry : entries) {
            Note note = entry.note();
            String at = Instant.ofEpochMilli(entry.atMillis()).toString();
            text.append(before)
                    .append(RecordText.of(new Line(
                            entry.number(), at, note.lesson(), note.kind().id(), note.key(), note.value())));
            before = ",\n";
        }
        return text.append("\n]}\n").toString();
    }

    private record Who(String code, String name) {}

    private record Line(long number, String at, String lesson, String kind, String key, String value) {}
}
