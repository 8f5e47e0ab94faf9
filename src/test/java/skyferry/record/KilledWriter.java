package skyferry.record;

import java.nio.file.Path;
import java.util.List;

/** A program of its own that writes note after note until it is killed; says the number of each one that is on the disk. */
final class KilledWriter {
    private KilledWriter() {}

    /** Arguments: the data folder. */
    public static void main(String[] args) {
        try (LearnerRecord record = RecordFile.open(Path.of(args[0])).record()) {
            List<Learner> known = record.learners();
            String learner = known.isEmpty()
                    ? record.add("Ada", 0).code()
                    : known.getFirst().code();
            long next = record.entries(learner, "L01").stream()
                            .filter(entry -> entry.note().kind() == Note.Kind.OWN_WORDS)
                            .count()
                    + 1;
            while (true) {
                String words = "step " + next + " ".repeat((int) (next % 7) * 200) + "end";
                record.append(learner, new Note("L01", Note.Kind.OWN_WORDS, String.valueOf(next), words), next);
                record.append(
                        learner,
                        new Note("L01", Note.Kind.PLACE, "", RecordText.of(new Place((int) next, next, List.of(), ""))),
                        next);
                System.out.println(next);
                next++;
            }
        }
    }
}
