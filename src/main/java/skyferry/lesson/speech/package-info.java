/**
 * Dialogues to listen to. Comes in: a dialogue and, if there is one, its recording (Ogg Vorbis) with the times of its sentences
 * (WebVTT). Goes out: a player that says at any moment which sentence is spoken, with pause, repeat and speed, and a file to
 * listen to elsewhere. Without a recording or a sound device the sentences go by silently. No thread of its own: whoever shows
 * the dialogue calls {@link skyferry.lesson.speech.NarrationPlayer#tick} with each picture.
 */
@NullMarked
package skyferry.lesson.speech;

import org.jspecify.annotations.NullMarked;
