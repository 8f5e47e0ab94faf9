package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.MemorySpec;
import skyferry.model.PageClass;
import skyferry.model.Vm;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.text.Problem;

/** Checks that what lies in a machine's memory fits into it, and the machines into their hosts. */
final class MemoryChecks {
    private final Sections sections;
    private final Reading in;

    MemoryChecks(Sections sections, Reading in) {
        this.sections = sections;
        this.in = in;
    }

    /** A class at its place: pages {@code from} to {@code until - 1}. */
    private record Part(int number, long from, long until, Fields fields) {}

    void run() {
        sections.machines().values().forEach(this::classes);
        hosts();
    }

    private void classes(Made<Vm> made) {
        Optional<Fields> memory = made.fields().find(VmSection.MEMORY);
        if (memory.isEmpty()) {
            return;
        }
        List<Fields> written = memory.get().or(MemorySection.CLASSES, List.of());
        List<PageClass> classes = made.value().memory().classes();
        List<Part> parts = new ArrayList<>();
        long next = 0;
        long covered = 0;
        long ram = made.value().ramBytes();
        boolean fits = true;
        for (int i = 0; i < Math.min(written.size(), classes.size()); i++) {
            long from = classes.get(i).atPage().orElse(next);
            long until = from + classes.get(i).pages();
            parts.add(new Part(i + 1, from, until, written.get(i)));
            covered += classes.get(i).pages();
            next = until;
            if (until * MemorySpec.PAGE_BYTES > ram) {
                fits = false;
                in.diagnostics()
                        .at(
                                written.get(i).at(PageClassSection.SIZE),
                                Problem.CLASSES_OVER_RAM,
                                i + 1,
                                Sizes.text(until * MemorySpec.PAGE_BYTES),
                                Sizes.text(ram))
                        .add();
            }
        }
        boolean apart = apart(parts);
        long zero = made.value().memory().zeroBytes();
        if (fits && apart && zero + covered * MemorySpec.PAGE_BYTES > ram) {
            in.diagnostics()
                    .at(memory.get().at(MemorySection.ZERO), Problem.ZERO_OVER_RAM, Sizes.text(zero), Sizes.text(ram))
                    .add();
        }
    }

    private boolean apart(List<Part> parts) {
        boolean apart = true;
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingLong(Part::from));
        for (int i = 1; i < sorted.size(); i++) {
            Part a = sorted.get(i - 1);
            Part b = sorted.get(i);
            if (a.until() > b.from()) {
                apart = false;
                Part later = a.number() > b.number() ? a : b;
                in.diagnostics()
                        .at(
                                later.fields().has(PageClassSection.AT)
                                        ? later.fields().at(PageClassSection.AT)
                                        : later.fields().at(PageClassSection.SIZE),
                                Problem.CLASSES_OVERLAP,
                                Math.min(a.number(), b.number()),
                                later.number())
                        .add();
            }
        }
        return apart;
    }

    /** What the machines of one host need. */
    private static final class Need {
        private long ram;
        private int functions;
        private boolean ramReported;
        private boolean functionsReported;
    }

    /** The machine that is one too many is the one to point at. */
    private void hosts() {
        Map<String, Need> needs = new LinkedHashMap<>();
        for (Made<Vm> made : sections.machines().values()) {
            var host = sections.hosts().get(made.value().host());
            if (host == null) {
                continue;
            }
            Need need = needs.computeIfAbsent(made.value().host(), name -> new Need());
            need.ram += made.value().ramBytes();
            need.functions += (int) made.value().nics().stream()
                    .filter(nic -> nic.attach().takesVf())
                    .count();
            if (need.ram > host.value().ramBytes() && !need.ramReported) {
                need.ramReported = true;
                in.diagnostics()
                        .at(
                                made.fields().at(VmSection.RAM),
                                Problem.RAM_OVER_HOST,
                                host.value().id(),
                                Sizes.text(need.ram),
                                Sizes.text(host.value().ramBytes()))
                        .add();
            }
            int has = host.value().sriov().virtualFunctions();
            if (need.functions > has && !need.functionsReported) {
                need.functionsReported = true;
                in.diagnostics()
                        .at(
                                made.fields().at(VmSection.NICS),
                                Problem.VFS_OVER_HOST,
                                host.value().id(),
                                need.functions,
                                has)
                        .add();
            }
        }
    }
}
