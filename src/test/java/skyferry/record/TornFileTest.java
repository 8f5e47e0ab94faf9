package skyferry.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut can leave behind: a log that ends too early or holds something else, a file that is no database. */
class TornFileTest {
    private static final int STEPS = 24;
    private static final List<String> FILES = List.of("record.db", "record.db-wal");

    @TempDir
    private Path temp = Path.of("");

    private Path whole = Path.of("");

    /** A record as it lies on the disk while the program runs: part in the file, part in the log. */
    @BeforeEach
    void write() throws IOException {
        Path live = temp.resolve("live");
        whole = Files.createDirectories(temp.resolve("whole"));
        try (LearnerRecord record = RecordFile.open(live).record()) {
            String learner = record.add("Ada", 0).code();
            for (int i = 1; i <= STEPS; i++) {
                record.append(learner, new Note("L01", Note.Kind.OWN_WORDS, String.valueOf(i), words(i)), i);
            }
            for (String file : FILES) {
                Files.copy(live.resolve(file), whole.resolve(file));
            }
        }
        assertThat(whole.resolve("record.db-wal")).isNotEmptyFile();
    }

    private static String words(int step) {
        return "step " + step + " ".repeat(step % 5 * 300) + "end";
    }

    private Path copy(String name) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        for (String file : FILES) {
            Files.copy(whole.resolve(file), folder.resolve(file));
        }
        return folder;
    }

    /** How many steps are there: those from the first on without a gap, each whole. */
    private static int steps(Path folder) {
        RecordFile.Opened opened = RecordFile.open(folder);
        try (LearnerRecord record = opened.record()) {
            List<Learner> learners = record.learners();
            List<Entry> entries = learners.isEmpty()
                    ? List.of()
                    : record.entries(learners.getFirst().code());
            for (int i = 0; i < entries.size(); i++) {
                assertThat(entries.get(i).note().value()).isEqualTo(words(i + 1));
            }
            String learner = learners.isEmpty()
                    ? record.add("Ada", 0).code()
                    : learners.getFirst().code();
            record.append(learner, new Note("L02", Note.Kind.OWN_WORDS, "1", "goes on"), 1);
            return entries.size();
        }
    }

    @Test
    void the_whole_log_gives_every_step() throws IOException {
        assertThat(steps(copy("all"))).isEqualTo(STEPS);
    }

    @Test
    void a_log_that_ends_anywhere_gives_the_steps_before_its_end() throws IOException {
        long length = Files.size(whole.resolve("record.db-wal"));
        int last = 0;
        for (int i = 0; i <= 40; i++) {
            Path folder = copy("cut-" + i);
            try (RandomAccessFile log =
                    new RandomAccessFile(folder.resolve("record.db-wal").toFile(), "rw")) {
                log.setLength(length * i / 40);
            }
            int steps = steps(folder);
            assertThat(steps).as("log cut after " + i + "/40").isGreaterThanOrEqualTo(last);
            last = steps;
        }
        assertThat(last).isEqualTo(STEPS);
    }

    @Test
    void a_log_with_a_torn_page_gives_the_steps_before_it() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        long length = Files.size(whole.resolve("record.db-wal"));
        for (int i = 0; i < 40; i++) {
            Path folder = copy("torn-" + i);
            byte[] junk = new byte[512];
            random.nextBytes(junk);
            try (RandomAccessFile log =
                    new RandomAccessFile(folder.resolve("record.db-wal").toFile(), "rw")) {
                log.seek(random.nextLong(length - junk.length));
                log.write(junk);
            }
            assertThat(steps(folder)).isBetween(0, STEPS);
        }
    }

    @Test
    void a_file_that_is_no_database_is_set_aside_and_a_new_one_begun() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("junk"));
        byte[] junk = new byte[8192];
        Arrays.fill(junk, (byte) 'x');
        Files.write(folder.resolve("record.db"), junk);
        RecordFile.Opened opened = RecordFile.open(folder);
        try (LearnerRecord record = opened.record()) {
            assertThat(opened.setAside()).contains(folder.resolve("record-damaged-1.db"));
            assertThat(folder.resolve("record-damaged-1.db")).hasBinaryContent(junk);
            assertThat(record.learners()).isEmpty();
        }
        assertThat(RecordFile.open(folder).setAside()).isEmpty();
    }

    @Test
    void of_a_damaged_file_what_can_be_read_is_taken_over() throws IOException {
        Path folder = copy("damaged");
        RecordFile.open(folder).record().close();
        Path file = folder.resolve("record.db");
        long pages = Files.size(file) / 4096;
        assertThat(pages).isGreaterThan(6);
        try (RandomAccessFile database = new RandomAccessFile(file.toFile(), "rw")) {
            database.seek((pages - 2) * 4096);
            database.write(new byte[4096]);
        }
        RecordFile.Opened opened = RecordFile.open(folder);
        try (LearnerRecord record = opened.record()) {
            assertThat(opened.setAside()).isPresent();
            assertThat(record.learners()).extracting(Learner::name).containsExactly("Ada");
            List<Entry> left = record.entries(record.learners().getFirst().code());
            assertThat(left).isNotEmpty().hasSizeLessThanOrEqualTo(STEPS);
            assertThat(left)
                    .allSatisfy(entry -> assertThat(entry.note().value()).endsWith("end"));
        }
    }
}
