package skyferry.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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
            String line = RecordText.of(
                    new Line(entry.number(), at, note.lesson(), note.kind().id(), note.key()));
            text.append(before)
                    .append(line, 0, line.length() - 1)
                    .append(",\"value\":")
                    .append(value(note))
                    .append('}');
            before = ",\n";
        }
        return text.append("\n]}\n").toString();
    }

    /** A value that has parts stands there with its parts. */
    private static String value(Note note) {
        boolean parts =
                JsonTree.read(note.value()).filter(Map.class::isInstance).isPresent();
        return parts ? note.value() : RecordText.of(note.value());
    }

    private record Who(String code, String name) {}

    private record Line(long number, String at, String lesson, String kind, String key) {}
}
