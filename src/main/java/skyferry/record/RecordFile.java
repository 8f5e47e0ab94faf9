package skyferry.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;

/** The file of the record in a data folder. A damaged one is set aside, and what can still be read of it is taken over. */
public final class RecordFile {
    private static final String NAME = "record";
    private static final String[] PARTS = {".db", ".db-wal", ".db-shm"};

    private RecordFile() {}

    /**
     * The record that was opened.
     *
     * @param setAside the damaged file that was found in its place
     */
    public record Opened(LearnerRecord record, Optional<Path> setAside) {}

    /**
     * Opens the record of a folder, which is made if it is not there.
     *
     * @throws RecordFailure when no file can be written there
     */
    public static Opened open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RecordFailure("making " + folder, e);
        }
        Path file = folder.resolve(NAME + PARTS[0]);
        try {
            return new Opened(SqliteRecord.open(file), Optional.empty());
        } catch (SQLException damaged) {
            if (!Files.exists(file) || !isDamage(damaged)) {
                throw new RecordFailure("opening " + file, damaged);
            }
            return anew(folder, file);
        }
    }

    /** Whether the file itself is wrong, rather than locked, read-only or on a full disk. */
    private static boolean isDamage(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("damaged") || message.contains("SQLITE_CORRUPT") || message.contains("SQLITE_NOTADB");
    }

    private static Opened anew(Path folder, Path file) {
        try {
            Path aside = setAside(folder);
            SqliteRecord fresh = SqliteRecord.open(file);
            salvage(aside, fresh);
            return new Opened(fresh, Optional.of(aside));
        } catch (IOException e) {
            throw new RecordFailure("setting " + file + " aside", new UncheckedIOException(e));
        } catch (SQLException e) {
            throw new RecordFailure("opening " + file, e);
        }
    }

    private static Path setAside(Path folder) throws IOException {
        int number = 1;
        while (Files.exists(folder.resolve(NAME + "-damaged-" + number + PARTS[0]))) {
            number++;
        }
        for (String part : PARTS) {
            Path from = folder.resolve(NAME + part);
            if (Files.exists(from)) {
                Files.move(from, folder.resolve(NAME + "-damaged-" + number + part));
            }
        }
        return folder.resolve(NAME + "-damaged-" + number + PARTS[0]);
    }

    /** Takes over every row up to the first that cannot be read. */
    private static void salvage(Path damaged, LearnerRecord fresh) {
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + damaged);
                Statement statement = old.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT code, name, added FROM learner")) {
                while (rows.next()) {
                    ((SqliteRecord) fresh).insert(new Learner(rows.getString(1), rows.getString(2), rows.getLong(3)));
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("SELECT learner, at, lesson, kind, key, value FROM entry ORDER BY number")) {
                while (rows.next()) {
                    take(rows, fresh);
                }
            }
        } catch (SQLException end) {
            // What lies behind the damage stays in the file that was set aside.
            return;
        }
    }

    private static void take(ResultSet rows, LearnerRecord fresh) throws SQLException {
        String kind = rows.getString(4);
        Optional<Note.Kind> known = Arrays.stream(Note.Kind.values())
                .filter(each -> each.id().equals(kind))
                .findFirst();
        if (known.isPresent()) {
            Note note = new Note(rows.getString(3), known.get(), rows.getString(5), rows.getString(6));
            fresh.append(rows.getString(1), note, rows.getLong(2));
        }
    }
}
