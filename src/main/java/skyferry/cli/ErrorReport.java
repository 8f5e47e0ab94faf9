package skyferry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Turns what went wrong into a sentence: a user never sees a stack trace, a developer finds it in a file. */
final class ErrorReport implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine line, CommandLine.ParseResult result) {
        if (error instanceof BadInput) {
            line.getErr().println(error.getMessage());
            return Exit.BAD_INPUT;
        }
        if (error instanceof java.io.UncheckedIOException io) {
            line.getErr().println("skyferry: cannot read or write: " + String.valueOf(io.getMessage()));
            return Exit.BAD_INPUT;
        }
        line.getErr().println("skyferry: this should not have happened: " + error + report(error));
        return Exit.DEFECT;
    }

    private static String report(Exception error) {
        try {
            Path file = Files.createTempFile("skyferry-defect-", ".txt");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
                error.printStackTrace(out);
            }
            return " (details in " + file + "; nothing of yours was changed)";
        } catch (IOException e) {
            return "";
        }
    }
}
