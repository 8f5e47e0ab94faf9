package skyferry.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said and how it ended. */
record Said(int exit, String out, String err) {

    /** Runs a command as the launcher would. */
    static Said by(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Said(exit, out.toString(), err.toString());
    }
}
