package skyferry.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;
import skyferry.model.Verb;
import skyferry.record.Note.Kind;

/** What is written stays, what is deleted is gone, and several learners do not meet. */
class LearnerRecordTest {
    private static final long WEEK = Mastery.LATER_MILLIS;

    @TempDir
    private Path folder = Path.of("");

    private static Note note(String lesson, Kind kind, String key, String value) {
        return new Note(lesson, kind, key, value);
    }

    @Test
    void what_was_written_is_there_when_it_is_opened_again() {
        String code;
        try (LearnerRecord record = RecordFile.open(folder).record()) {
            Learner ada = record.add("Ada", 5);
            Learner bob = record.add("Bob", 6);
            code = ada.code();
            record.append(code, note("L01", Kind.OWN_WORDS, "3", "It copies “twice”."), 10);
            record.append(bob.code(), note("L01", Kind.OWN_WORDS, "3", "no"), 11);
            record.append(code, note("L02", Kind.PASSED, "", "independent"), 12);
        }
        try (LearnerRecord record = RecordFile.open(folder).record()) {
            assertThat(record.learners()).extracting(Learner::name).containsExactly("Ada", "Bob");
            assertThat(record.entries(code))
                    .extracting(entry -> entry.note().value())
                    .containsExactly("It copies “twice”.", "independent");
            assertThat(record.entries(code, "L02")).extracting(Entry::atMillis).containsExactly(12L);
        }
    }

    @Test
    void of_a_place_only_the_last_is_kept_of_predictions_all() {
        for (LearnerRecord record :
                List.of(new MemoryRecord(), RecordFile.open(folder).record())) {
            try (record) {
                String code = record.add("", 0).code();
                for (int i = 0; i < 5; i++) {
                    record.append(code, note("L01", Kind.PLACE, "", RecordText.of(new Place(i, i, List.of(), ""))), i);
                    record.append(code, note("L01", Kind.PREDICTION, "p1", RecordText.of(guess(i))), i);
                }
                Progress progress = Progress.of(record.entries(code, "L01"));
                assertThat(record.entries(code)).hasSize(6);
                assertThat(progress.place().orElseThrow().step()).isEqualTo(4);
                assertThat(progress.guesses()).containsExactly(Map.entry("p1", guess(4)));
            }
        }
    }

    private static Guess guess(int choice) {
        return new Guess(String.valueOf(choice), Guess.Confidence.SURE);
    }

    @Test
    void an_empty_value_takes_back_and_a_broken_one_counts_as_not_written() {
        List<Entry> entries = List.of(
                new Entry(1, 0, note("L01", Kind.PREDICTION, "p1", RecordText.of(guess(1)))),
                new Entry(2, 0, note("L01", Kind.PREDICTION, "p2", RecordText.of(guess(2)))),
                new Entry(3, 0, note("L01", Kind.PREDICTION, "p1", "")),
                new Entry(4, 0, note("L01", Kind.PLACE, "", "{\"step\":\"nonsense")),
                new Entry(5, 0, note("L01", Kind.OWN_WORDS, "2", "first")),
                new Entry(6, 0, note("L01", Kind.OWN_WORDS, "2", "")));
        Progress progress = Progress.of(entries);
        assertThat(progress.guesses()).containsOnlyKeys("p2");
        assertThat(progress.place()).isEmpty();
        assertThat(progress.ownWords()).isEmpty();
    }

    @Test
    void deleted_words_are_in_no_file_of_the_folder() throws IOException {
        String secret = "my very own explanation";
        try (LearnerRecord record = RecordFile.open(folder).record()) {
            Learner ada = record.add("Ada Lovelace", 0);
            Learner bob = record.add("Bob", 0);
            record.append(ada.code(), note("L01", Kind.OWN_WORDS, "3", secret), 1);
            record.append(ada.code(), note("L02", Kind.OWN_WORDS, "3", "another one"), 1);
            record.append(bob.code(), note("L01", Kind.OWN_WORDS, "3", "kept"), 1);
            assertThat(bytes()).contains(secret);

            record.forget(ada.code(), "L01");
            assertThat(bytes()).doesNotContain(secret).contains("another one");

            record.forget(ada.code());
            assertThat(bytes()).doesNotContain("another one", "Ada Lovelace").contains("kept");
            assertThat(record.learners()).extracting(Learner::name).containsExactly("Bob");
        }
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void every_kind_of_action_comes_back_as_it_was() {
        List<Action> actions = List.of(
                new Action.Migrate(1, "web-1", "host-c", Technique.PRECOPY, Optional.empty()),
                new Action.Migrate(
                        2,
                        "web-1",
                        "host-c",
                        Technique.HYBRID,
                        Optional.of(MigrationOptions.QEMU_DEFAULTS.withAutoConverge(true))),
                new Action.Cancel(3, "web-1"),
                new Action.SetLinkRate(4, "a--b", 1.25e9),
                new Action.SetPauseLimit(5, "web-1", 50_000_000),
                new Action.SetOption(6, "web-1", MigrationOptions.QEMU_DEFAULTS),
                new Action.SetLoad(7, "web-1", 2.5),
                new Action.CutLink(8, "a--b"),
                new Action.RestoreLink(9, "a--b"),
                new Action.InjectFault(10, new Fault(10, FaultKind.WRONG_VNI, Map.of("host", "host-a"))),
                new Action.ClearFault(11, FaultKind.WRONG_VNI),
                new Action.ClearFault(11, FaultKind.STALE_FLOW, Map.of("host", "host-a")),
                new Action.ClearDuplicate(11, "db-1"),
                new Action.StartPostcopy(12, "web-1"),
                new Action.Recover(13, "web-1"),
                new Action.SetThrottle(14, "web-1", 40),
                new Action.FailHost(15, "host-a"),
                new Action.Restart(16, "web-1", Optional.of("host-b")),
                new Action.Detach(17, "web-1", "acme-net"),
                new Action.Attach(18, "web-1", "acme-net", Optional.empty()),
                new Action.Wait(19),
                new Action.Other(20, Verb.DRAIN, Map.of("host", "host-a")));
        assertThat(actions.stream().map(action -> action.getClass().getSimpleName()))
                .containsAll(Arrays.stream(Action.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());

        Place place = new Place(2, 7, actions, "web-1");
        assertThat(RecordText.read(RecordText.of(place), Place.class)).contains(place);
        assertThat(RecordText.read(RecordText.of(new Done(actions)), Done.class))
                .contains(new Done(actions));
    }

    @Test
    void the_export_holds_every_note() {
        try (LearnerRecord record = new MemoryRecord()) {
            Learner ada = record.add("Ada", 0);
            record.append(ada.code(), note("L01", Kind.OWN_WORDS, "3", "a \"quoted\" word"), 86_400_000);
            String json = RecordJson.of(ada, record.entries(ada.code()));
            assertThat(json)
                    .contains("skyferry-record/1", ada.code(), "1970-01-02T00:00:00Z", "own-words")
                    .contains("a \\\"quoted\\\" word");
        }
    }

    @Test
    void a_lesson_is_new_then_seen_then_can_be_done_and_after_a_week_still() {
        Entry seen = new Entry(1, 0, note("L01", Kind.PLACE, "", ""));
        Entry once = new Entry(2, 100, note("L01", Kind.PASSED, "", "independent"));
        Entry soon = new Entry(3, 99 + WEEK, note("L01", Kind.PASSED, "", "independent"));
        Entry late = new Entry(4, 100 + WEEK, note("L01", Kind.PASSED, "", "independent"));
        assertThat(Mastery.of(List.of())).isEqualTo(Mastery.NEW);
        assertThat(Mastery.of(List.of(seen))).isEqualTo(Mastery.SEEN);
        assertThat(Mastery.of(List.of(seen, once, soon))).isEqualTo(Mastery.CAN_DO);
        assertThat(Mastery.of(List.of(seen, once, soon, late))).isEqualTo(Mastery.CAN_STILL_DO);
    }

    @Test
    void data_lies_where_each_system_wants_it() {
        Path home = Path.of("/home/ada").toAbsolutePath();
        Path data = home.resolve("d");
        assertThat(DataFolder.of("Linux", home, Map.of())).isEqualTo(home.resolve(".local/share/skyferry"));
        assertThat(DataFolder.of("Linux", home, Map.of("XDG_DATA_HOME", data.toString())))
                .isEqualTo(data.resolve("skyferry"));
        assertThat(DataFolder.of("Linux", home, Map.of("XDG_DATA_HOME", "relative")))
                .isEqualTo(home.resolve(".local/share/skyferry"));
        assertThat(DataFolder.of("Mac OS X", home, Map.of()))
                .isEqualTo(home.resolve("Library/Application Support/Skyferry"));
        assertThat(DataFolder.of("Windows 11", home, Map.of("APPDATA", data.toString())))
                .isEqualTo(data.resolve("Skyferry"));
    }
}
