package skyferry.record;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/**
 * The record in a SQLite file. Write-ahead log and {@code synchronous=FULL}: a commit has been flushed to the disk when it
 * returns, and what a crash leaves half written is cut off at the next opening (sqlite.org, "Write-Ahead Logging").
 */
final class SqliteRecord implements LearnerRecord {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS learner (code TEXT PRIMARY KEY, name TEXT NOT NULL, added INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY AUTOINCREMENT, learner TEXT NOT NULL,"
                    + " lesson TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,"
                    + " value TEXT NOT NULL)",
            "CREATE INDEX IF NOT EXISTS entry_of ON entry (learner, lesson, kind, key)");

    private final Connection connection;

    private SqliteRecord(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens a file or begins it.
     *
     * @throws SQLException when it is no database, damaged, or cannot be written
     */
    static SqliteRecord open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            SqliteRecord record = new SqliteRecord(connection);
            record.check();
            record.run("PRAGMA secure_delete = ON");
            for (String table : TABLES) {
                record.run(table);
            }
            return record;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** SQLite's own look through the file. */
    private void check() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!found.next() || !found.getString(1).equals("ok")) {
                throw new SQLException("damaged: " + found.getString(1));
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Something that is done with the database. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T doing(String what, Work<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw new RecordFailure(what, e);
        }
    }

    /** All of it or nothing. */
    private <T> T together(String what, Work<T> work) {
        return doing(what, db -> {
            db.setAutoCommit(false);
            try {
                T result = work.with(db);
                db.commit();
                return result;
            } catch (SQLException e) {
                db.rollback();
                throw e;
            } finally {
                db.setAutoCommit(true);
            }
        });
    }

    private static int update(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public List<Learner> learners() {
        return doing("reading the learners", db -> {
            List<Learner> learners = new ArrayList<>();
            try (PreparedStatement statement =
                            db.prepareStatement("SELECT code, name, added FROM learner ORDER BY rowid");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    learners.add(new Learner(rows.getString(1), rows.getString(2), rows.getLong(3)));
                }
            }
            return learners;
        });
    }

    @Override
    public Learner add(String name, long atMillis) {
        Learner learner = new Learner(Codes.fresh(), name, atMillis);
        insert(learner);
        return learner;
    }

    /** Writes a learner with a code that is known already. */
    void insert(Learner learner) {
        doing(
                "adding a learner",
                db -> update(
                        db,
                        "INSERT OR IGNORE INTO learner VALUES (?, ?, ?)",
                        learner.code(),
                        learner.name(),
                        learner.addedMillis()));
    }

    @Override
    public void rename(String learner, String name) {
        doing("naming a learner", db -> update(db, "UPDATE learner SET name = ? WHERE code = ?", name, learner));
    }

    @Override
    public long append(String learner, Note note, long atMillis) {
        return together("writing a note", db -> {
            String kind = note.kind().id();
            if (note.kind().keeps() == Note.Keeps.LATEST) {
                update(
                        db,
                        "DELETE FROM entry WHERE learner = ? AND lesson = ? AND kind = ? AND key = ?",
                        learner,
                        note.lesson(),
                        kind,
                        note.key());
            }
            update(
                    db,
                    "INSERT INTO entry (learner, lesson, at, kind, key, value) VALUES (?, ?, ?, ?, ?, ?)",
                    learner,
                    note.lesson(),
                    atMillis,
                    kind,
                    note.key(),
                    note.value());
            try (PreparedStatement last = db.prepareStatement("SELECT last_insert_rowid()");
                    ResultSet row = last.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public List<Entry> entries(String learner) {
        return doing("reading the notes", db -> {
            List<Entry> entries = new ArrayList<>();
            String sql = "SELECT number, at, lesson, kind, key, value FROM entry WHERE learner = ? ORDER BY number";
            try (PreparedStatement statement = db.prepareStatement(sql)) {
                statement.setString(1, learner);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        entry(rows).ifPresent(entries::add);
                    }
                }
            }
            return entries;
        });
    }

    /** A row; empty for a kind that only a newer version of the program knows. */
    private static Optional<Entry> entry(ResultSet rows) throws SQLException {
        String kind = rows.getString(4);
        for (Note.Kind known : Note.Kind.values()) {
            if (known.id().equals(kind)) {
                Note note = new Note(rows.getString(3), known, rows.getString(5), rows.getString(6));
                return Optional.of(new Entry(rows.getLong(1), rows.getLong(2), note));
            }
        }
        return Optional.empty();
    }

    @Override
    public void forget(String learner) {
        together("deleting a learner", db -> {
            update(db, "DELETE FROM entry WHERE learner = ?", learner);
            return update(db, "DELETE FROM learner WHERE code = ?", learner);
        });
        wipe();
    }

    @Override
    public void forget(String learner, String lesson) {
        together(
                "deleting notes",
                db -> update(db, "DELETE FROM entry WHERE learner = ? AND lesson = ?", learner, lesson));
        wipe();
    }

    /** Rewrites the file and empties the log: deleted words are in neither. */
    private void wipe() {
        doing("emptying the log", db -> {
            run("VACUUM");
            run("PRAGMA wal_checkpoint(TRUNCATE)");
            return "";
        });
    }

    @Override
    public void close() {
        doing("closing the record", db -> {
            db.close();
            return "";
        });
    }
}
