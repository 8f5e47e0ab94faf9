package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skyferry.model.CpuModel;
import skyferry.model.Host;
import skyferry.model.Ipv4;
import skyferry.model.Site;
import skyferry.scenario.cpu.CpuMap;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;

/** {@code hosts}: hypervisor hosts. */
public final class HostSection {
    /** Assumed where the author says nothing. */
    private static final String CPU = "Cascadelake-Server";
    /** The newest machine type of QEMU 8.1. */
    private static final String MACHINE_TYPE = "pc-q35-8.1";
    /** Where tunnel addresses are taken from that the author leaves open (RFC 1918). */
    private static final Ipv4 VTEPS = Ipv4.parse("172.31.0.0/16");

    private static final Key<String> SITE =
            Key.optional("site", Kinds.TO_SITE, "Where it stands; the first site if not given.");
    private static final Key<Integer> CPUS = Key.required("cpus", Whole.between(1, 4096), "Physical threads.");
    static final Key<Long> RAM = Key.required(
            "ram", Quantity.between(Dimension.SIZE, "1 MiB", "1048576 GiB").whole(), "Memory that guests can have.");
    private static final Key<String> CPU_MODEL =
            Key.optional("cpu_model", Texts.any(), "CPU model as QEMU names it; Cascadelake-Server if not given.");
    private static final Key<String> MACHINE =
            Key.optional("machine", Texts.any(), "Newest machine type its QEMU knows; pc-q35-8.1 if not given.");
    static final Key<Ipv4> VTEP =
            Key.optional("vtep", Addresses.IP_ALONE, "Tunnel address; a free one of 172.31.0.0/16 if not given.");
    static final Key<Fields> SRIOV = PlatformKeys.SRIOV;
    private static final Key<Long> HUGE_PAGES = Key.optional(
            "huge_pages",
            Quantity.between(Dimension.SIZE, "0 B", "1048576 GiB").whole(),
            "Memory set apart as huge pages.");

    static final Type<List<NamedMap.Named>> TYPE = new NamedMap(new Struct(
            "host",
            Stream.<Key<?>>concat(
                            Stream.of(SITE, CPUS, RAM, CPU_MODEL, MACHINE, VTEP, SRIOV, HUGE_PAGES),
                            PlatformKeys.KEYS.stream())
                    .toList()));

    private final List<Site> sites;
    private final CpuMap cpuMap;
    private final Reading in;

    HostSection(List<Site> sites, CpuMap cpuMap, Reading in) {
        this.sites = sites;
        this.cpuMap = cpuMap;
        this.in = in;
    }

    /** The hosts by name. */
    Map<String, Made<Host>> hosts(List<NamedMap.Named> named) {
        Map<String, Made<Host>> hosts = new LinkedHashMap<>();
        FreeVteps free = new FreeVteps(named);
        named.forEach(each -> hosts.put(each.name(), new Made<>(host(each, free), each.fields())));
        return hosts;
    }

    private Host host(NamedMap.Named named, FreeVteps free) {
        Fields fields = named.fields();
        return new Host(
                named.name(),
                fields.or(SITE, sites.getFirst().id()),
                fields.get(CPUS),
                fields.get(RAM),
                cpu(fields.or(CPU_MODEL, CPU), fields.at(CPU_MODEL), cpuMap, in),
                fields.or(MACHINE, MACHINE_TYPE),
                fields.find(VTEP).orElseGet(free::next),
                PlatformKeys.sriov(fields),
                fields.or(HUGE_PAGES, 0L),
                PlatformKeys.platform(fields, cpuMap, in));
    }

    /** The model of that name; one without features if there is none, which is reported. */
    static CpuModel cpu(String name, Place place, CpuMap cpuMap, Reading in) {
        Optional<CpuModel> known = cpuMap.find(name);
        if (known.isEmpty()) {
            in.diagnostics()
                    .at(place, Problem.UNKNOWN_CPU_MODEL, name)
                    .nearestOrExpected(name, cpuMap.names())
                    .add();
        }
        return known.orElseGet(() -> new CpuModel(name, "", Set.of()));
    }

    /** Tunnel addresses that no host has. */
    private static final class FreeVteps {
        private final Set<Integer> taken = new HashSet<>();
        private int last = VTEPS.bits();

        private FreeVteps(List<NamedMap.Named> named) {
            List<Ipv4> written = new ArrayList<>();
            named.forEach(each -> each.fields().find(VTEP).ifPresent(written::add));
            written.forEach(address -> taken.add(address.bits()));
        }

        private Ipv4 next() {
            do {
                last++;
            } while (!taken.add(last));
            return new Ipv4(last, 32);
        }
    }
}
