package skyferry.scenario.text;

/** A position in a text: line and column in code points, both from 1. */
public record Place(int line, int column) implements Comparable<Place> {
    public static final Place START = new Place(1, 1);

    /** The position {@code columns} further right. */
    public Place right(int columns) {
        return new Place(line, column + columns);
    }

    @Override
    public int compareTo(Place other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
