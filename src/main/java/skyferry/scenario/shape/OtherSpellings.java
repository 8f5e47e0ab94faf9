package skyferry.scenario.shape;

import java.util.Map;

/** How units are written elsewhere, in small letters, and how they are written here. */
final class OtherSpellings {
    static final Map<String, String> OF_UNITS = Map.ofEntries(
            Map.entry("k", "KiB"),
            Map.entry("kb", "KiB"),
            Map.entry("m", "MiB"),
            Map.entry("mb", "MiB"),
            Map.entry("g", "GiB"),
            Map.entry("gb", "GiB"),
            Map.entry("t", "GiB"),
            Map.entry("tb", "GiB"),
            Map.entry("tib", "GiB"),
            Map.entry("byte", "B"),
            Map.entry("bytes", "B"),
            Map.entry("page", "pages"),
            Map.entry("bps", "bit/s"),
            Map.entry("kbps", "kb/s"),
            Map.entry("kbit/s", "kb/s"),
            Map.entry("mbps", "Mb/s"),
            Map.entry("mbit/s", "Mb/s"),
            Map.entry("gbps", "Gb/s"),
            Map.entry("gbit/s", "Gb/s"),
            Map.entry("page/s", "pages/s"),
            Map.entry("writes/s", "pages/s"),
            Map.entry("nsec", "ns"),
            Map.entry("usec", "us"),
            Map.entry("\u00b5s", "us"),
            Map.entry("msec", "ms"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("minute", "min"),
            Map.entry("minutes", "min"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("percent", "%"));

    private OtherSpellings() {}
}
