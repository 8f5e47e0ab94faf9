package skyferry.scene;

/** How far down a draw operation reaches. */
final class Extent {
    private Extent() {}

    static double bottom(DrawOp op) {
        return switch (op) {
            case DrawOp.FillRect rect -> rect.y() + rect.h();
            case DrawOp.StrokeRect rect -> rect.y() + rect.h() + rect.width() / 2;
            case DrawOp.FillCircle circle -> circle.cy() + circle.r();
            case DrawOp.StrokeCircle circle -> circle.cy() + circle.r() + circle.width() / 2;
            case DrawOp.StrokePath path -> lowest(path.xy()) + path.width() / 2;
            case DrawOp.FillPath path -> lowest(path.xy());
            case DrawOp.CellGrid grid ->
                grid.y() + (Math.ceil((double) grid.argb().length / grid.columns()) - 1) * grid.dy() + grid.h();
            case DrawOp.TextLine text -> text.y() + text.size() * 0.25;
        };
    }

    private static double lowest(double[] xy) {
        double lowest = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < xy.length; i += 2) {
            lowest = Math.max(lowest, xy[i]);
        }
        return lowest;
    }
}
