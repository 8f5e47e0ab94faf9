package skyferry.scene;

import skyferry.scene.PictureBuilder.Box;

/**
 * Which part of the canvas is looked at, and from how near. Places are those of the picture that shows everything, the fitted one.
 *
 * @param zoom pixels of the view for one of the fitted picture, 1 or more
 * @param x left edge of what is seen, pixels of the fitted picture
 * @param y upper edge of what is seen
 */
public record Camera(double zoom, double x, double y) {
    /** Everything is seen. */
    public static final Camera FIT = new Camera(1, 0, 0);

    private static final double AS_GOOD_AS_ONE = 1.0005;

    /** Whether everything is seen. */
    public boolean fits() {
        return zoom < AS_GOOD_AS_ONE;
    }

    /** Where a place of the fitted picture is in the view. */
    public double viewX(double worldX) {
        return (worldX - x) * zoom;
    }

    public double viewY(double worldY) {
        return (worldY - y) * zoom;
    }

    /** What place of the fitted picture is at a place of the view. */
    public double worldX(double viewX) {
        return x + viewX / zoom;
    }

    public double worldY(double viewY) {
        return y + viewY / zoom;
    }

    /** A rectangle of the fitted picture in the view. */
    public Box view(Box world) {
        return new Box(viewX(world.x()), viewY(world.y()), world.w() * zoom, world.h() * zoom);
    }

    /** Nearer by a factor, with what is at a place of the view staying there. */
    public Camera nearer(double factor, double viewX, double viewY, double nearest) {
        double next = CanvasLayout.clamp(zoom * factor, 1, nearest);
        return new Camera(next, worldX(viewX) - viewX / next, worldY(viewY) - viewY / next);
    }

    /** Moved so that what was seen moves by that many pixels of the view. */
    public Camera moved(double dx, double dy) {
        return new Camera(zoom, x - dx / zoom, y - dy / zoom);
    }

    /** Not beyond the edges of a picture of that size. */
    public Camera within(double width, double height) {
        double left = CanvasLayout.clamp(x, 0, Math.max(0, width - width / zoom));
        double top = CanvasLayout.clamp(y, 0, Math.max(0, height - height / zoom));
        return fits() ? FIT : new Camera(zoom, left, top);
    }

    /** As near as a rectangle of the fitted picture of that size can be seen whole with some room round it. */
    public static Camera framing(Box world, double width, double height, double nearest) {
        double fitting = Math.min(width / (world.w() * 1.15), height / (world.h() * 1.25));
        double zoom = CanvasLayout.clamp(fitting, 1, nearest);
        double left = world.centerX() - width / zoom / 2;
        double top = world.centerY() - height / zoom / 2;
        return new Camera(zoom, left, top).within(width, height);
    }

    /** A share of the way to another camera: nearness goes on evenly for the eye, and the middle of the view with it. */
    public Camera towards(Camera other, double share, double width, double height) {
        double next = zoom * StrictMath.pow(other.zoom / zoom, share);
        double mix = other.zoom == zoom ? share : (1 / zoom - 1 / next) / (1 / zoom - 1 / other.zoom);
        double left = x + (other.x - x) * mix;
        double top = y + (other.y - y) * mix;
        return new Camera(next, left, top).within(width, height);
    }

    /** Whether it differs from another by less than can be seen on a view. */
    public boolean near(Camera other) {
        return Math.abs(other.zoom / zoom - 1) < 0.002
                && Math.abs(other.x - x) * zoom < 0.5
                && Math.abs(other.y - y) * zoom < 0.5;
    }
}
