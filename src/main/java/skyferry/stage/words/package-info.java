/**
 * What the window says: codes and figures of the engine in, sentences with units out. The sentences are in the bundle
 * {@code words.properties}; nothing else in the window makes one.
 */
@NullMarked
package skyferry.stage.words;

import org.jspecify.annotations.NullMarked;
