package skyferry.cli;

/** Something that the user gave cannot be used; the message is for the user's eyes. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
