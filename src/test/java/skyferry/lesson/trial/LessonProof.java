package skyferry.lesson.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the trials with all variants came to: a line for each check, with the commit that ran. */
final class LessonProof {
    private static final String HEAD = "lesson,commit,seeds,check,solved,least_margin_percent,seed_of_least,passed";

    private LessonProof() {}

    /** Writes {@code src/test/proof/lessons.csv}; nothing if nothing was tried. */
    static void write(List<TrialReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        Path file = Path.of(System.getProperty("skyferry.home", "."), "src/test/proof/lessons.csv");
        try {
            String commit = commit();
            List<String> lines = new ArrayList<>();
            lines.add(HEAD);
            for (TrialReport report : reports) {
                report.checks().forEach(check -> lines.add(line(report, check, commit)));
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(TrialReport report, CheckTrial check, String commit) {
        String margin = check.worst().measured()
                ? String.format(Locale.ROOT, "%.1f", 100 * check.worst().share())
                : "";
        return String.join(
                ",",
                report.lesson(),
                commit,
                Integer.toString(report.seeds()),
                check.check(),
                Integer.toString(check.passed()),
                margin,
                margin.isEmpty() ? "" : Long.toString(check.seed()),
                Boolean.toString(report.passed()));
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return commit.isEmpty() ? "unknown" : commit;
    }
}
