package skyferry.cli;

/** Exit codes of all commands. */
final class Exit {
    static final int DONE = 0;
    static final int OUT_OF_BOUNDS = 1;
    static final int BAD_INPUT = 2;
    static final int DEFECT = 3;

    private Exit() {}
}
