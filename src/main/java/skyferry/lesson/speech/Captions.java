package skyferry.lesson.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.lesson.Dialogue;
import skyferry.lesson.Dialogue.Speaker;

/**
 * When each sentence of a dialogue is spoken, as WebVTT writes it (W3C, WebVTT: The Web Video Text Tracks Format).
 *
 * @param cues in the order of their times
 */
public record Captions(List<Cue> cues) {
    private static final Pattern TIMES = Pattern.compile(
            "(?:(\\d{2,4}):)?(\\d{2}):(\\d{2})\\.(\\d{3})\\s+-->\\s+(?:(\\d{2,4}):)?(\\d{2}):(\\d{2})\\.(\\d{3})(?:\\s.*)?");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^ >]*)? ([^>]*)>(.*?)(?:</v>)?", Pattern.DOTALL);
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    public Captions {
        cues = List.copyOf(cues);
    }

    /** A sentence with its times in nanoseconds from the beginning. */
    public record Cue(long fromNanos, long untilNanos, Speaker speaker, String text) {}

    /** The captions in a file's text; empty if it is no WebVTT with a voice known here in each cue, in order of time. */
    public static Optional<Captions> read(String file) {
        String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
        if (!text.startsWith("WEBVTT")) {
            return Optional.empty();
        }
        List<Cue> cues = new ArrayList<>();
        for (String block : text.replace("\r\n", "\n").split("\n{2,}")) {
            List<String> lines = block.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher times = TIMES.matcher(lines.get(i));
                if (times.matches()) {
                    Optional<Cue> cue = cue(times, String.join("\n", lines.subList(i + 1, lines.size())));
                    if (cue.isEmpty()
                            || !cues.isEmpty()
                                    && cue.get().fromNanos() < cues.getLast().untilNanos()) {
                        return Optional.empty();
                    }
                    cues.add(cue.get());
                    break;
                }
            }
        }
        return Optional.of(new Captions(cues));
    }

    private static Optional<Cue> cue(Matcher times, String payload) {
        Matcher voice = VOICE.matcher(payload.strip());
        if (!voice.matches()) {
            return Optional.empty();
        }
        long from = nanos(times, 1);
        long until = nanos(times, 5);
        for (Speaker speaker : Speaker.values()) {
            if (speaker.title().equals(voice.group(1)) && from < until) {
                String said =
                        voice.group(2).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
                return Optional.of(new Cue(from, until, speaker, said));
            }
        }
        return Optional.empty();
    }

    private static long nanos(Matcher times, int group) {
        String hours = times.group(group);
        long minutes = (hours == null ? 0 : Long.parseLong(hours) * 60) + Long.parseLong(times.group(group + 1));
        long millis =
                (minutes * 60 + Long.parseLong(times.group(group + 2))) * 1000 + Long.parseLong(times.group(group + 3));
        return millis * MILLI;
    }

    /** The file's text, one cue a sentence. */
    public String text() {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            text.append('\n').append(i + 1).append('\n');
            text.append(time(cue.fromNanos()))
                    .append(" --> ")
                    .append(time(cue.untilNanos()))
                    .append('\n');
            text.append("<v ").append(cue.speaker().title()).append('>');
            text.append(cue.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                    .append('\n');
        }
        return text.toString();
    }

    private static String time(long nanos) {
        long millis = Math.round((double) nanos / MILLI);
        long seconds = millis / 1000;
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d.%03d", seconds / 3600, seconds / 60 % 60, seconds % 60, millis % 1000);
    }

    /** Whether these are the times of a dialogue: the same sentences by the same speakers. */
    public boolean fit(Dialogue dialogue) {
        List<Dialogue.Line> lines = dialogue.lines();
        if (lines.size() != cues.size()) {
            return false;
        }
        for (int i = 0; i < cues.size(); i++) {
            boolean same = cues.get(i).speaker() == lines.get(i).speaker()
                    && cues.get(i).text().equals(lines.get(i).sentence().text());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** When the last sentence ends; 0 if there is none. */
    public long endNanos() {
        return cues.isEmpty() ? 0 : cues.getLast().untilNanos();
    }

    /** Times for a dialogue that nobody has recorded: as long as people take to read it aloud. */
    public static Captions estimated(Dialogue dialogue) {
        List<Cue> cues = new ArrayList<>();
        long at = Pace.BEFORE;
        Optional<Speaker> last = Optional.empty();
        for (Dialogue.Line line : dialogue.lines()) {
            if (last.isPresent()) {
                at += last.get() == line.speaker() ? Pace.BETWEEN_SENTENCES : Pace.BETWEEN_SPEAKERS;
            }
            long length = Pace.sentence(line.sentence().text());
            cues.add(new Cue(at, at + length, line.speaker(), line.sentence().text()));
            at += length;
            last = Optional.of(line.speaker());
        }
        return new Captions(cues);
    }

    /** How fast a dialogue goes, in nanoseconds. */
    static final class Pace {
        /** Before the first word. */
        static final long BEFORE = 300 * MILLI;
        /** Between two sentences of one speaker. */
        static final long BETWEEN_SENTENCES = 450 * MILLI;
        /** Where the other one begins. */
        static final long BETWEEN_SPEAKERS = 700 * MILLI;
        /** Assumed: 160 words of five letters and a space a minute, as in recorded books. */
        private static final long LETTER = 60 * SECOND / (160 * 6);

        private static final long SHORTEST = 700 * MILLI;

        private Pace() {}

        static long sentence(String text) {
            return Math.max(SHORTEST, (text.length() + 1) * LETTER);
        }
    }
}
