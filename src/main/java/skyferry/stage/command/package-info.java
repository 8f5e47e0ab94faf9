/**
 * Everything that can be asked of the window, as one list: each command has a name, words in the bundle, a group and keys, and
 * is done in one place, whether it comes from a button, a menu, the search or the keyboard.
 */
@NullMarked
package skyferry.stage.command;

import org.jspecify.annotations.NullMarked;
