package skyferry.scenario.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file as UTF-8 text, if it is one and not too large. */
public final class TextFile {
    private TextFile() {}

    /** The text with what was found; without a text if the file cannot be read as one. */
    public record Loaded(Diagnostics diagnostics, boolean usable) {}

    /** Reads at most {@code mostBytes}. Messages call the file as {@code path} is written. */
    public static Loaded read(Path path, int mostBytes) {
        String name = path.toString();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(mostBytes + 1);
        } catch (NoSuchFileException e) {
            return refused(name, "", Place.START, Problem.UNREADABLE, "there is no such file");
        } catch (AccessDeniedException e) {
            return refused(name, "", Place.START, Problem.UNREADABLE, "access is denied");
        } catch (IOException e) {
            String why = Files.isDirectory(path) ? "it is a folder" : String.valueOf(e.getMessage());
            return refused(name, "", Place.START, Problem.UNREADABLE, why);
        }
        if (bytes.length > mostBytes) {
            return refused(name, "", Place.START, Problem.TOO_LARGE, (mostBytes >> 20) + " MiB");
        }
        return decode(name, bytes);
    }

    private static Loaded decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            String found = String.format("the byte 0x%02X, which is not UTF-8", bytes[in.position()]);
            Place place = SourceText.of(name, text).placeOf(text.codePointCount(0, text.length()));
            return refused(name, text, place, Problem.NOT_TEXT, found);
        }
        return check(new Diagnostics(SourceText.of(name, text)));
    }

    /** The same for a text that is there already. */
    public static Loaded of(String name, String text, int mostCharacters) {
        if (text.length() > mostCharacters) {
            return refused(name, "", Place.START, Problem.TOO_LARGE, (mostCharacters >> 20) + " MiB");
        }
        return check(new Diagnostics(SourceText.of(name, text)));
    }

    private static Loaded check(Diagnostics diagnostics) {
        String text = diagnostics.source().text();
        Optional<Integer> bad = firstBad(text);
        if (bad.isPresent()) {
            int offset = bad.get();
            diagnostics
                    .at(
                            diagnostics.source().placeOf(text.codePointCount(0, offset)),
                            Problem.NOT_TEXT,
                            String.format("the control character U+%04X", (int) text.charAt(offset)))
                    .add();
        } else if (text.isBlank()) {
            diagnostics.at(Place.START, Problem.EMPTY_FILE).add();
        }
        return new Loaded(diagnostics, !diagnostics.hasErrors());
    }

    private static Optional<Integer> firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lone = Character.isHighSurrogate(c)
                    ? i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                    : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f || lone) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static Loaded refused(String name, String text, Place place, Problem problem, String why) {
        Diagnostics diagnostics = new Diagnostics(SourceText.of(name, text));
        diagnostics.at(place, problem, why).add();
        return new Loaded(diagnostics, false);
    }
}
