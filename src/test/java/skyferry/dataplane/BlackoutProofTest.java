package skyferry.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.dataplane.BlackoutLab.MS;
import static skyferry.dataplane.BlackoutLab.SWITCH;
import static skyferry.dataplane.BlackoutLab.controller;
import static skyferry.dataplane.BlackoutLab.learning;
import static skyferry.dataplane.BlackoutLab.silence;
import static skyferry.dataplane.BlackoutLab.silences;
import static skyferry.dataplane.BlackoutLab.world;
import static skyferry.dataplane.NetBuilder.any;
import static skyferry.dataplane.NetBuilder.in;
import static skyferry.dataplane.NetBuilder.outAny;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import skyferry.model.ControllerOptions.Announce;
import skyferry.model.SecurityGroup.Protocol;
import skyferry.model.SecurityGroup.Rule;

/**
 * Every blackout of the laboratory beside the computed one, written to {@code src/test/proof/blackouts.csv}. Measured figures
 * are the laboratory's medians; the bar of a silence is the larger of a quarter of it and 60 ms.
 */
class BlackoutProofTest {
    private static final int RUNS = 200;

    private final List<Row> rows = new ArrayList<>();

    /** One comparison; {@code unit} is ms, % or whether a stream lives (1) or is dead (0). */
    private record Row(String name, double measured, double computed, double bar, String unit) {
        double error() {
            return computed - measured;
        }

        boolean holds() {
            return Math.abs(error()) <= bar;
        }

        String line() {
            return String.format(
                    Locale.ROOT, "%s,%s,%.1f,%.1f,%.1f,%.1f", name, unit, measured, computed, error(), bar);
        }
    }

    @Tag("proof")
    @Test
    void everyBlackoutOfTheLaboratory() throws IOException {
        controllers();
        announcements();
        withoutAnnouncement();
        streams();

        List<String> lines = new ArrayList<>(List.of("case,unit,measured,computed,error,bar"));
        rows.forEach(row -> lines.add(row.line()));
        Path file = Path.of(System.getProperty("skyferry.home", "."), "src/test/proof/blackouts.csv");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);

        assertThat(rows).allMatch(Row::holds);
    }

    private void silent(String name, long measuredMillis, long nanos) {
        rows.add(new Row(name, measuredMillis, nanos / (double) MS, Math.max(measuredMillis / 4.0, 60), "ms"));
    }

    private void controllers() {
        controlled("controller at once", 0, 0, false, 50);
        controlled("controller at once; pause 50 ms", 0, 50, false, 100);
        controlled("controller 100 ms late", 100, 0, false, 154);
        controlled("controller 500 ms late", 500, 0, false, 560);
        controlled("controller 2 s late", 2000, 0, false, 2060);
        controlled("both hosts", 500, 0, true, 18);
        controlled("both hosts; pause 50 ms", 500, 50, true, 60);
    }

    private void controlled(String name, long late, long pause, boolean bothHosts, long measured) {
        silent(
                name,
                measured,
                silence(world(1, controller(late * MS, bothHosts)), SWITCH + pause * MS, List.of(), 3000 * MS));
    }

    private void announcements() {
        List<Long> one = silences(List.of(0L), 3000 * MS);
        silent("one RARP at once: median", 50, median(one));
        share("one RARP at once: 70 ms at most", 70, 15, one, 0, 70);
        share("one RARP at once: at the next sweep", 15, 10, one, 70, 600);
        share("one RARP at once: not in the 3 s watched", 15, 10, one, 2000, Long.MAX_VALUE / MS);
        silent("five RARPs: median", 50, median(silences(Announce.QEMU_DEFAULTS.offsetsNanos(), 4000 * MS)));
        silent("one RARP 1 s late: median", 1048, median(silences(List.of(1000 * MS), 4000 * MS)));
    }

    private void share(
            String name, double measured, double bar, List<Long> silences, long aboveMillis, long mostMillis) {
        long within = silences.stream()
                .filter(silence -> silence > aboveMillis * MS && silence / MS <= mostMillis)
                .count();
        rows.add(new Row(name, measured, 100.0 * within / RUNS, bar, "%"));
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private void withoutAnnouncement() {
        aged("none; entries live 1 s", 1000, 1020);
        aged("none; entries live 3 s", 3000, 3026);
        aged("none; entries live 10 s", 10_000, 10_026);
        List<Long> arp = LongStream.range(0, RUNS)
                .mapToObj(seed -> silence(world(seed, learning(300_000 * MS)), SWITCH, List.of(), 50_000 * MS))
                .sorted()
                .toList();
        // arp(7): the timer is drawn between 15 s and 45 s; the laboratory ran it once, 26.56 s.
        rows.add(new Row(
                "none; entries live 300 s: shortest of 200", 30_000, arp.getFirst() / (double) MS, 15_100, "ms"));
        rows.add(
                new Row("none; entries live 300 s: longest of 200", 30_000, arp.getLast() / (double) MS, 15_100, "ms"));
    }

    private void aged(String name, long life, long measured) {
        silent(name, measured, silence(world(1, learning(life * MS)), SWITCH, List.of(), 16_000 * MS));
    }

    private void streams() {
        Rule[] strict = {in(Protocol.TCP, 5432, any()), in(Protocol.ICMP, 0, any())};
        Rule[] open = {in(Protocol.ANY, 0, any()), outAny()};
        stream("TCP data from the client; server may start nothing", true, TcpStream.Sender.CLIENT, strict);
        stream("TCP data from the server; server may start nothing", false, TcpStream.Sender.SERVER, strict);
        stream("TCP data from the server; anything in and out", true, TcpStream.Sender.SERVER, open);
    }

    private void stream(String name, boolean lived, TcpStream.Sender sender, Rule... rules) {
        boolean lives = TcpStreamTest.survivesAMove(TcpStreamTest.world(rules), sender);
        rows.add(new Row(name, lived ? 1 : 0, lives ? 1 : 0, 0, "lives"));
    }
}
