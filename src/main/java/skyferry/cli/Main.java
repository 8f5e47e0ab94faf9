package skyferry.cli;

/** The entry point of the program, with a window or without. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        String version = Main.class.getPackage().getImplementationVersion();
        System.out.println("skyferry " + (version == null ? "(from sources)" : version));
        System.out.println("Usage: skyferry [COMMAND] [OPTIONS]");
    }
}
