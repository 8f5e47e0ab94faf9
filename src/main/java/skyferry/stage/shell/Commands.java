package skyferry.stage.shell;

import skyferry.stage.session.MoveAction;

/** What the bars and the keyboard can ask for beyond the player: each has one place that does it. */
public interface Commands {

    /** Asks for a file and opens it. */
    void openFile();

    /** Shows or hides the list of keys. */
    void toggleHelp();

    /** Shows or hides the pane at the left. */
    void toggleLeft();

    /** Takes the selected machine in hand, to choose a host. */
    void moveSelected();

    /** Takes the selected machine in hand if none is, and goes to technique and options of its move. */
    void chooseManner();

    /** Does something with the move of the selected machine, if it can be done. */
    void act(MoveAction action);

    /** Opens or closes the tracer of packets. */
    void toggleTrace();

    /** Opens or closes the state of isolation. */
    void toggleIsolation();

    /** Shows or hides the flow tables on the canvas. */
    void toggleTables();

    /** Goes so many steps on in the lesson, or back. */
    void turn(int steps);

    /** Puts the world back to its start; undo brings the run back. */
    void startAgain();

    /** Opens or closes the dialogue of the lesson. */
    void toggleTalk();

    /** Brings the focus to what the lesson asks for now. */
    void toTask();

    /** Shows the texts short (0), medium (1) or full (2). */
    void depth(int level);

    /** Shows all lessons. */
    void showLessons();

    /** Shows the reference of the check language. */
    void showReference();

    /** Keeps the run as it is and goes on in a branch of it. */
    void fork();

    /** Lays the run beside the branch made last, or beside itself before the last change. */
    void compare();

    /** Nearer to the canvas ({@code notches} above 0) or farther from it. */
    void zoom(double notches);

    /** All of the canvas in view. */
    void fit();

    /** Keeps what moves in view, or no longer. */
    void toggleFollow();

    /** Puts back, closes, selects nothing: whichever comes first. */
    void escape();
}
