package skyferry.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for mistakes in files. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Looks for mistakes in scenario files and lesson folders and says where they are and what would be"
                        + " right.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files or lesson folders.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> files;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Loading loading = new Loading(spec.commandLine().getErr());
        boolean good = true;
        for (Path file : files) {
            boolean fine = loading.check(file);
            good &= fine;
            if (fine) {
                out.println(file + ": no mistakes");
            }
        }
        out.flush();
        return good ? Exit.DONE : Exit.BAD_INPUT;
    }
}
