package skyferry.exchange;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A table that is not what it should be: where, what was found, what was expected. */
public final class MalformedTable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final int line;
    private final String column;
    private final String found;
    private final String expected;

    /** A cell or column that is not as expected. */
    public MalformedTable(Path file, int line, String column, String found, String expected) {
        this(file, line, column, found, expected, null);
    }

    MalformedTable(Path file, int line, String column, String found, String expected, @Nullable Throwable cause) {
        super(file + ":" + line + ": column '" + column + "': found '" + found + "', expected " + expected, cause);
        this.file = file;
        this.line = line;
        this.column = column;
        this.found = found;
        this.expected = expected;
    }

    public Path file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** Name of the column. */
    public String column() {
        return column;
    }

    public String found() {
        return found;
    }

    public String expected() {
        return expected;
    }
}
