/**
 * Other people's formats: what comes in becomes records of ours, what goes out is written as others expect it. Comes in:
 * text of recorded QEMU runs. Goes out: guests and options for the engine, and tables of computed beside measured.
 */
@NullMarked
package skyferry.exchange;

import org.jspecify.annotations.NullMarked;
