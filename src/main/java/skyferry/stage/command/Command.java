package skyferry.stage.command;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that the window can be asked to do. Its words stand in the bundle as {@code command.NAME}; every command is in the
 * menu at the left of the top bar and in the search, which are its ways by mouse and by clicks, and has a key unless the list of
 * keys in use was changed.
 */
public enum Command {
    PLAY(Group.TIME, "Space"),
    TO_START(Group.TIME, "Home"),
    TO_END(Group.TIME, "End"),
    STEP_BACK(Group.TIME, "Left"),
    STEP_FORWARD(Group.TIME, "Right"),
    ROUND_BACK(Group.TIME, "Shift+Left"),
    ROUND_FORWARD(Group.TIME, "Shift+Right"),
    PHASE_BACK(Group.TIME, "Ctrl+Left"),
    PHASE_FORWARD(Group.TIME, "Ctrl+Right"),
    SLOWER(Group.TIME, "<"),
    FASTER(Group.TIME, ">"),
    SLOW_MOTION(Group.TIME, "S"),
    BOOKMARK(Group.TIME, "Ctrl+B"),
    BOOKMARK_BACK(Group.TIME, "Shift+N"),
    BOOKMARK_FORWARD(Group.TIME, "N"),
    LOOP_FROM(Group.TIME, "["),
    LOOP_TO(Group.TIME, "]"),
    LOOP_OFF(Group.TIME, "\\"),

    MOVE(Group.MOVE, "M"),
    MANNER(Group.MOVE, "H"),
    CANCEL(Group.MOVE, "X"),
    POSTCOPY(Group.MOVE, "P"),
    RECOVER(Group.MOVE, "R"),
    DRAIN(Group.MOVE, "E"),
    FAIL_HOST(Group.MOVE, "Shift+E"),
    CUT_LINK(Group.MOVE, "Delete"),
    RESTORE_LINK(Group.MOVE, "Insert"),
    UNDO(Group.MOVE, "Ctrl+Z"),
    REDO(Group.MOVE, "Ctrl+Y", "Ctrl+Shift+Z"),
    FORK(Group.MOVE, "B"),
    COMPARE(Group.MOVE, "K"),

    ZOOM_IN(Group.VIEW, "+", "="),
    ZOOM_OUT(Group.VIEW, "-", "−"),
    FIT(Group.VIEW, "0"),
    FOLLOW(Group.VIEW, "C"),
    LEFT_PANE(Group.VIEW, "L"),
    PHYSICAL(Group.VIEW, "Shift+P"),
    TENANTS(Group.VIEW, "Shift+T"),
    FLOW_TABLES(Group.VIEW, "F"),
    TRACE(Group.VIEW, "T"),
    ISOLATION(Group.VIEW, "I"),
    LIMITS(Group.VIEW, "Q"),
    THEME(Group.VIEW, "D"),
    TEXT_LARGER(Group.VIEW, "Ctrl+Plus", "Ctrl+Equals"),
    TEXT_SMALLER(Group.VIEW, "Ctrl+Minus"),

    MODE(Group.LESSON, "G"),
    NEXT_STEP(Group.LESSON, "Page Down"),
    STEP_BEFORE(Group.LESSON, "Page Up"),
    START_AGAIN(Group.LESSON, "Backspace"),
    TASK(Group.LESSON, "J"),
    TALK(Group.LESSON, "A"),
    BRIEF(Group.LESSON, "1"),
    MEDIUM(Group.LESSON, "2"),
    FULL(Group.LESSON, "3"),
    LESSONS(Group.LESSON, "O"),
    RECORD(Group.LESSON, "Shift+R"),
    REFERENCE(Group.LESSON, "Shift+F1"),

    SEARCH(Group.WINDOW, "Ctrl+K"),
    OPEN(Group.WINDOW, "Ctrl+O"),
    HELP(Group.WINDOW, "F1", "?"),
    KEYS(Group.WINDOW, "Ctrl+F1"),
    ESCAPE(Group.WINDOW, "Esc");

    private final Group group;
    private final List<Stroke> keys;

    Command(Group group, String... keys) {
        this.group = group;
        this.keys = Stream.of(keys).map(Stroke::new).toList();
    }

    /** What belongs together in a menu. */
    public enum Group {
        TIME,
        MOVE,
        VIEW,
        LESSON,
        WINDOW;

        /** The commands of the group, in their order. */
        public List<Command> commands() {
            return Stream.of(Command.values())
                    .filter(command -> command.group == this)
                    .toList();
        }
    }

    public Group group() {
        return group;
    }

    /** The keys that do it as long as nobody chose others; the first is the one that is shown. */
    public List<Stroke> keys() {
        return keys;
    }
}
