/**
 * Draw operations into files, by Java2D and without a window: PNG and SVG pictures and animated GIF films. Comes in: pictures of the
 * scene. Goes out: files that any viewer opens.
 */
@NullMarked
package skyferry.export;

import org.jspecify.annotations.NullMarked;
