package skyferry.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place and moves it there once it is whole: whoever stops halfway leaves nothing, and no old file torn. */
final class WholeFile {
    private WholeFile() {}

    /** What writes the file. */
    @FunctionalInterface
    interface Writer {
        /** @return whether the file is whole; false for one that somebody no longer wants */
        boolean write(Path part) throws IOException;
    }

    /** Writes a file whose folder is made where it is missing; whether it is there. */
    static boolean write(Path file, Writer writer) throws IOException {
        Path folder = Files.createDirectories(
                java.util.Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of(".")));
        Path part = folder.resolve("." + file.getFileName() + ".part");
        try {
            if (!writer.write(part)) {
                return false;
            }
            move(part, file);
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
