package skyferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skyferry.memory.PageLottery;
import skyferry.migration.Assumptions;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Move;
import skyferry.migration.MoveSpec;
import skyferry.migration.Moves;
import skyferry.migration.Outcome;
import skyferry.migration.Scatter;
import skyferry.migration.Stepping;
import skyferry.model.Lens;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.model.Vm;
import skyferry.scenario.Reads;

/**
 * Measured repeats of the same move against the range computed over seeds: how many of them lie between its 5 % and 95 %. The
 * distributions of costs were taken from the database repeats themselves, so their coverage is in-sample; the recorded QEMU
 * repeats were not used for them, but for the guest's start. What lies outside because the computed middle is off (the classes
 * fitted to the databases) shows as well: the range says how runs scatter, not how wrong the guest's model may be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuredRepeatsTest {
    private static final int RUNS = 40;
    private static final long SECOND = 1_000_000_000L;
    private static final double MS = 1e6;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** The driver asked before the last of these windows was over; that there is no more of it shows in the bytes. */
    private static final double WINDOW = 100.01 * MS;

    /** Coverage of one figure of one group: measured values, the computed range, and how many lie in it. */
    record Cover(String group, String figure, List<Double> measured, double low, double middle, double high) {
        long inside() {
            // Measured times are whole milliseconds.
            return measured.stream()
                    .filter(value -> value >= low - 0.5 && value <= high + 0.5)
                    .count();
        }

        /** How many scatter about their own middle no further than the computed ones do about theirs. */
        long insideAboutTheMiddle() {
            double own = measured.stream().sorted().toList().get(measured.size() / 2);
            double shift = own - middle;
            return measured.stream()
                    .filter(value -> value >= low + shift - 0.5 && value <= high + shift + 0.5)
                    .count();
        }

        String row() {
            List<Double> sorted = measured.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%.1f,%.1f,%.1f,%.1f,%.1f,%.1f,%d,%d",
                    group,
                    figure,
                    measured.size(),
                    sorted.getFirst(),
                    sorted.get(sorted.size() / 2),
                    sorted.getLast(),
                    low,
                    middle,
                    high,
                    inside(),
                    insideAboutTheMiddle());
        }
    }

    private final List<Cover> covers = new ArrayList<>();
    private Map<String, List<Map<String, Double>>> repeats = Map.of();

    @BeforeAll
    void computeAll() throws IOException {
        repeats = repeats();
        Vm four = guest("ycsb-4-threads");
        Vm sixteen = guest("ycsb-16-threads");
        MigrationOptions plain = MigrationOptions.QEMU_DEFAULTS;
        database("Precopy_Convergent", four, Technique.PRECOPY, plain, true);
        database("Stop_Copy_4T", four, Technique.STOP_COPY, plain, false);
        database("Postcopy_4T", four, Technique.PRECOPY, plain, false);
        database("Postcopy_16T", sixteen, Technique.PRECOPY, plain, false);
        database("Autoconverge_16T", sixteen, Technique.PRECOPY, plain.withAutoConverge(true), true);
        database("Postcopy_Late_16T_5s", sixteen, Technique.PRECOPY, plain, false);
        database("Postcopy_Late_16T_25s", sixteen, Technique.PRECOPY, plain, false);
        database("Postcopy_Late_16T_40s", sixteen, Technique.PRECOPY, plain, false);
        recorded();
    }

    private static Vm guest(String lesson) {
        Path file = Path.of(System.getProperty("skyferry.home", ""))
                .resolve("lessons/measured/" + lesson + "/scenario.yaml");
        Scenario scenario = Reads.scenario(file);
        Vm vm = scenario.vm("db-1");
        MemorySpec m = vm.memory();
        // The classes were fitted as if a write counted from the sync on.
        return vm.with(new MemorySpec(
                m.zeroBytes(),
                m.classes(),
                m.phases(),
                m.pacing(),
                m.timerTickNanos(),
                MemorySpec.DirtyLogClear.AT_SYNC,
                m.changedBytes(),
                m.freeBytes(),
                m.compressesTo()));
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(MeasuredRepeatsTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, List<Map<String, Double>>> repeats() throws IOException {
        Map<String, List<Map<String, Double>>> groups = new LinkedHashMap<>();
        for (String line : resource("/measured/repeats.csv").lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            groups.computeIfAbsent(cells[0], name -> new ArrayList<>())
                    .add(Map.of(
                            "total", Double.parseDouble(cells[2]),
                            "downtime", Double.parseDouble(cells[3]),
                            "setup", Double.parseDouble(cells[4]),
                            "rounds", Double.parseDouble(cells[5]),
                            "windows", cells[7].isEmpty() ? NEVER : Double.parseDouble(cells[7])));
        }
        return groups;
    }

    private static MigrationRecord run(
            Vm vm, Technique technique, MigrationOptions options, Assumptions machine, int run, long ask, double line) {
        Scatter.Draw draw = Scatter.MEASURED.draw(1, vm.id(), run);
        Vm drawn = vm.with(draw.of(vm.memory(), vm.ramBytes()));
        long start = (long) (new PageLottery(1, "start").lot(0, run) * SECOND);
        Move move = Moves.of(new MoveSpec(
                0,
                drawn,
                "source",
                "destination",
                technique,
                Lens.QEMU,
                options,
                start,
                1,
                draw.of(machine),
                Stepping.CLOSED_FORM));
        move.share(start, line);
        long asked = ask == Long.MAX_VALUE ? ask : start + ask;
        while (!move.finished() && move.nextNanos() <= start + 200 * SECOND) {
            long next = move.nextNanos();
            if (asked <= next) {
                move.startPostcopy(asked);
                asked = Long.MAX_VALUE;
            } else {
                move.advance(next);
            }
        }
        return move.record();
    }

    /** When a run's driver asked for post-copy: an input, taken from how many windows had been sent. */
    private long asked(String group, int run) {
        List<Double> windows = measured(group, "windows");
        double before = windows.get(run % windows.size());
        return before == NEVER ? Long.MAX_VALUE : Math.round((before - 0.5) * WINDOW);
    }

    private void database(String group, Vm vm, Technique technique, MigrationOptions options, boolean rounds) {
        List<MigrationRecord> computed = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            long ask = asked(group, i);
            computed.add(run(vm, technique, options, Assumptions.DEFAULTS, i, ask, Double.POSITIVE_INFINITY));
        }
        cover(group, "total", measured(group, "total"), computed, record -> record.totalNanos() / MS);
        cover(group, "setup", measured(group, "setup"), computed, record -> record.setupNanos() / MS);
        if (technique != Technique.STOP_COPY) {
            cover(group, "downtime", measured(group, "downtime"), computed, record -> record.downtimeNanos() / MS);
        }
        if (rounds) {
            cover(group, "rounds", measured(group, "rounds"), computed, MigrationRecord::rounds);
        }
    }

    private List<Double> measured(String group, String figure) {
        return Objects.requireNonNull(repeats.get(group)).stream()
                .map(run -> Objects.requireNonNull(run.get(figure)))
                .toList();
    }

    private void recorded() throws IOException {
        Path file = Files.createTempFile("summary", ".csv");
        Files.writeString(file, resource("/measured/summary.csv"));
        Map<String, List<QemuRun>> groups = new LinkedHashMap<>();
        for (QemuRun run : QemuRunsCsv.read(file)) {
            groups.computeIfAbsent(run.name().replaceAll("-rep\\d$", ""), name -> new ArrayList<>())
                    .add(run);
        }
        Files.delete(file);
        groups.values().removeIf(runs -> runs.size() < 2);
        for (List<QemuRun> runs : groups.values()) {
            recorded(runs);
        }
    }

    private void recorded(List<QemuRun> runs) {
        QemuRun first = runs.getFirst();
        double line = first.linkMib() > 0 ? first.linkMib() * (1 << 20) : Double.POSITIVE_INFINITY;
        List<MigrationRecord> computed = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            computed.add(run(
                    RecordedGuest.vm(first),
                    Technique.PRECOPY,
                    RecordedGuest.options(first),
                    Assumptions.RECORDING_LABORATORY,
                    i,
                    Long.MAX_VALUE,
                    line));
        }
        String group = first.name().substring(0, 3);
        cover(
                group,
                "total",
                each(runs, run -> run.measured().totalMillis().orElseThrow()),
                computed,
                record -> record.totalNanos() / MS);
        cover(
                group,
                "rounds",
                each(runs, run -> run.measured().rounds().orElseThrow()),
                computed,
                MigrationRecord::rounds);
        cover(
                group,
                "downtime",
                each(runs, run -> run.measured().downtimeMillis().orElseThrow()),
                computed,
                record -> record.downtimeNanos() / MS);
        cover(
                group,
                "pause",
                each(runs, run -> run.measured().guestPauseMillis().orElseThrow()),
                computed,
                record -> record.guestPauseNanos() / MS);
    }

    private static List<Double> each(List<QemuRun> runs, ToDoubleFunction<QemuRun> figure) {
        return runs.stream().mapToDouble(figure).boxed().toList();
    }

    private void cover(
            String group,
            String figure,
            List<Double> measured,
            List<MigrationRecord> computed,
            ToDoubleFunction<MigrationRecord> of) {
        double[] sorted = computed.stream()
                .filter(record -> record.outcome() == Outcome.COMPLETED)
                .mapToDouble(of)
                .sorted()
                .toArray();
        int last = sorted.length - 1;
        covers.add(new Cover(
                group, figure, measured, sorted[last * 5 / 100], sorted[last / 2], sorted[last - last * 5 / 100]));
    }

    private String table() {
        StringBuilder table = new StringBuilder(
                "group,figure,repeats,measured least,measured middle,measured most,computed 5 %,computed middle,"
                        + "computed 95 %,inside,inside about the middle\n");
        covers.forEach(cover -> table.append(cover.row()).append('\n'));
        return table.toString();
    }

    private double share(Predicate<Cover> which, ToLongFunction<Cover> inside) {
        long all = covers.stream()
                .filter(which)
                .mapToLong(c -> c.measured().size())
                .sum();
        return (double) covers.stream().filter(which).mapToLong(inside).sum() / all;
    }

    private static boolean recorded(Cover cover) {
        return cover.group().length() == 3;
    }

    @Test
    void measuredRepeatsLieInTheComputedRangeAboutAsOftenAsTheyShould() {
        System.out.print(table());
        for (String figure : List.of("total", "setup", "downtime", "pause", "rounds")) {
            Predicate<Cover> of = cover -> cover.figure().equals(figure);
            System.out.printf(
                    Locale.ROOT,
                    "%-9s inside %3.0f %%, about the middle %3.0f %%%n",
                    figure,
                    100 * share(of, Cover::inside),
                    100 * share(of, Cover::insideAboutTheMiddle));
        }
        double recorded = share(MeasuredRepeatsTest::recorded, Cover::inside);
        double database = share(cover -> !recorded(cover), Cover::inside);
        double about = share(cover -> true, Cover::insideAboutTheMiddle);
        System.out.printf(
                Locale.ROOT,
                "recorded QEMU runs inside %.0f %%, databases inside %.0f %%, all about their middle %.0f %%%n",
                100 * recorded,
                100 * database,
                100 * about);
        assertThat(recorded).as("not used for the distributions").isBetween(0.75, 1.0);
        assertThat(about).as("scatter alone").isBetween(0.75, 1.0);
    }

    @Tag("proof")
    @Test
    void theCoverageIsWritten() throws IOException {
        Files.writeString(
                Path.of(System.getProperty("skyferry.home", ".")).resolve("src/test/proof/repeats.csv"), table());
    }
}
