package skyferry.scene;

import skyferry.scene.PictureBuilder.Box;

/** A plot of bytes over time on a scale of powers of two. */
record LogPlot(Box plot, TimeAxis axis, double lowExponent, double highExponent) {

    /** Where an amount lies; amounts beyond the scale lie on its ends. */
    double y(double bytes) {
        double exponent = StrictMath.log(Math.max(1, bytes)) / StrictMath.log(2);
        double share = (exponent - lowExponent) / (highExponent - lowExponent);
        return plot.bottom() - Math.max(0, Math.min(1, share)) * plot.h();
    }

    double x(long nanos) {
        return axis.x(nanos);
    }
}
