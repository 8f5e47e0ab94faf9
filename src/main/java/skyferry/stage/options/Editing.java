package skyferry.stage.options;

import java.util.Optional;
import skyferry.model.MigrationOptions;

/** Where the rows of a form put what was set. */
interface Editing {

    /** The options as they are. */
    MigrationOptions now();

    /** Takes other options; or says in a sentence why they cannot be, and leaves what there is. */
    Optional<String> put(MigrationOptions next);

    /** Whether a slider asks at every step, or only where it comes to rest. */
    OptionsForm.Pace pace();

    /** Gives the focus back to where the form was opened from. */
    void leave();
}
