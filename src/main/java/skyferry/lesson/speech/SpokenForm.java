package skyferry.lesson.speech;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A sentence as a voice has to be given it: units as words, short names spelled, signs spoken. English. */
public final class SpokenForm {
    private static final String NUMBER = "(\\d+(?:[.,]\\d+)*)";
    private static final Map<String, String> UNITS = units();
    private static final Pattern QUANTITY =
            Pattern.compile(NUMBER + "[ \\u00a0]?(" + String.join("|", UNITS.keySet()) + ")(?![\\p{L}\\p{N}/])");
    private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");
    private static final Pattern NUMBERED = Pattern.compile("\\b([a-z]{1,12})-(\\d{1,4}|[a-d])\\b");
    private static final Map<Pattern, String> NAMES = names();

    private SpokenForm() {}

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("Gb/s", "gigabit#per second");
        units.put("Mb/s", "megabit#per second");
        units.put("GiB/s", "gibibyte#per second");
        units.put("MiB/s", "mebibyte#per second");
        units.put("pages/s", "pages per second");
        units.put("GiB", "gibibyte#");
        units.put("MiB", "mebibyte#");
        units.put("KiB", "kibibyte#");
        units.put("ms", "millisecond#");
        units.put("us", "microsecond#");
        units.put("min", "minute#");
        units.put("s", "second#");
        units.put("B", "byte#");
        units.put("%", "percent");
        return units;
    }

    private static Map<Pattern, String> names() {
        Map<Pattern, String> names = new LinkedHashMap<>();
        String[][] said = {
            {"SR-IOV", "S R I O V"},
            {"VXLANs?", "V X lan"},
            {"VNI", "V N I"},
            {"VTEP", "V tep"},
            {"OVS", "O V S"},
            {"vCPUs", "virtual C P Us"},
            {"vCPU", "virtual C P U"},
            {"CPUs", "C P Us"},
            {"CPU", "C P U"},
            {"VMs", "V Ms"},
            {"VM", "V M"},
            {"VFs", "V Fs"},
            {"VF", "V F"},
            {"IPsec", "I P seck"},
            {"IP", "I P"},
            {"TCP", "T C P"},
            {"UDP", "U D P"},
            {"TLS", "T L S"},
            {"MTU", "M T U"},
            {"QEMU", "kew em you"},
            {"virtio", "virt I O"},
            {"libvirt", "lib virt"},
            {"NICs?", "nick"},
            {"RARP", "rarp"},
            {"Gb", "gigabit"},
            {"e\\.g\\.", "for example"},
            {"i\\.e\\.", "that is"}
        };
        for (String[] each : said) {
            String end = each[0].endsWith(".") ? "" : "\\b";
            names.put(Pattern.compile("\\b" + each[0] + end), each[1]);
        }
        return names;
    }

    /** The sentence to give to a voice. */
    public static String of(String sentence) {
        String said =
                ADDRESS.matcher(sentence).replaceAll(match -> match.group().replace(".", " dot "));
        said = QUANTITY.matcher(said).replaceAll(SpokenForm::quantity);
        for (Map.Entry<Pattern, String> name : NAMES.entrySet()) {
            said = name.getKey().matcher(said).replaceAll(name.getValue());
        }
        said = NUMBERED.matcher(said).replaceAll(SpokenForm::numbered);
        return said.replace("->", " to ")
                .replace("×", " times ")
                .replace("≤", " at most ")
                .replace("≥", " at least ")
                .replace("=", " equals ")
                .replaceAll("[\"“”„*`_]", "")
                .replace('’', '\'')
                .replace('–', ',')
                .replace('—', ',')
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String quantity(MatchResult match) {
        String unit = UNITS.getOrDefault(match.group(2), match.group(2));
        boolean one = match.group(1).equals("1");
        return match.group(1) + " " + unit.replace("#", one ? " " : "s ").strip();
    }

    /** {@code web-1} as "web 1", {@code db-1} as "D B 1": names of two letters are spelled. */
    private static String numbered(MatchResult match) {
        String name = match.group(1);
        String spelled = name.length() <= 2
                ? String.join(" ", name.toUpperCase(Locale.ROOT).split(""))
                : name;
        return spelled + " " + match.group(2).toUpperCase(Locale.ROOT);
    }
}
