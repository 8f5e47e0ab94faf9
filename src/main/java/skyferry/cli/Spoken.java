package skyferry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import skyferry.lesson.Dialogue;
import skyferry.lesson.DialogueReader;
import skyferry.lesson.LessonReader;
import skyferry.lesson.LessonReading;
import skyferry.lesson.speech.Narration;

/**
 * A lesson's dialogue with its recording, for commands.
 *
 * @param lesson the lesson's id
 */
record Spoken(Path folder, String lesson, Dialogue dialogue, Narration narration) {

    /** @throws BadInput if the folder holds no lesson with a dialogue */
    static Spoken of(Path folder) {
        if (!(new LessonReader().read(folder) instanceof LessonReading.Good(var lesson))) {
            throw new BadInput("skyferry: " + folder + " is no lesson folder without mistakes (see skyferry check)");
        }
        DialogueReader.Result read = DialogueReader.read(LessonExports.file(folder, DialogueReader.NAME));
        LessonExports.accept(read.diagnostics());
        Dialogue dialogue = read.dialogue().orElseThrow();
        return new Spoken(folder, lesson.id(), dialogue, Narration.of(folder, lesson.id(), dialogue));
    }

    /** The recording as it is stored. */
    byte[] ogg() {
        try {
            return Narration.file(folder, lesson, dialogue).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
