package skyferry.scene;

/**
 * One thing to draw. Coordinates are logical pixels, y down; colours are 0xAARRGGBB; operations are drawn in their order.
 * Dash arrays are lengths of on and off; an empty one draws a solid line. Arrays belong to the operation and are not changed.
 */
public sealed interface DrawOp {

    /** A filled rectangle with rounded corners ({@code radius} 0: square). */
    record FillRect(double x, double y, double w, double h, double radius, int argb) implements DrawOp {}

    /** The outline of a rectangle, centred on its edge. */
    record StrokeRect(double x, double y, double w, double h, double radius, double width, double[] dash, int argb)
            implements DrawOp {}

    record FillCircle(double cx, double cy, double r, int argb) implements DrawOp {}

    record StrokeCircle(double cx, double cy, double r, double width, int argb) implements DrawOp {}

    /** A polyline x0, y0, x1, y1, ..; round joins, {@code roundCaps} or butt. */
    record StrokePath(double[] xy, boolean closed, double width, double[] dash, boolean roundCaps, int argb)
            implements DrawOp {}

    /** A filled polygon. */
    record FillPath(double[] xy, int argb) implements DrawOp {}

    /** A grid of cells of equal size without gaps in the array: row by row, 0 draws nothing. Cells are {@code w x h}, one every {@code dx, dy}. */
    record CellGrid(double x, double y, int columns, double dx, double dy, double w, double h, int[] argb)
            implements DrawOp {}

    /** One line of text; {@code y} is the base line, {@code x} the left end, middle or right end by {@code align}. */
    record TextLine(double x, double y, String text, Face face, double size, Align align, int argb) implements DrawOp {}

    /** Shipped faces. */
    enum Face {
        REGULAR,
        SEMIBOLD,
        BOLD,
        MONO,
        MONO_BOLD
    }

    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    double[] SOLID = {};
}
