package skyferry.stage.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skyferry.migration.lens.LensWords;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.Code;
import skyferry.migration.preflight.Remedy;
import skyferry.migration.preflight.Wording;
import skyferry.model.Lens;
import skyferry.run.Fix;
import skyferry.scene.Quantities;
import skyferry.stage.words.Words;

/** What pre-flight found, in plain words and in those of the production system that the scenario follows. */
public final class BlockerWords {
    private final Words words;
    private final Wording wording = new Wording();

    public BlockerWords(Words words) {
        this.words = words;
    }

    /** A few words to read at a glance. */
    public String badge(Blocker blocker) {
        return words.of("blocker." + blocker.code() + ".short", arguments(blocker));
    }

    /** The plain sentence. */
    public String cause(Blocker blocker) {
        return words.of("blocker." + blocker.code(), arguments(blocker));
    }

    /** What the production system says, such as {@code libvirt: “domain has active block job”}; empty where that is unknown. */
    public Optional<String> production(Lens lens, Blocker blocker, String vm) {
        return wording.of(lens, blocker, vm)
                .map(text -> words.of("refusal.production", words.of("lens." + lens.id()), text));
    }

    /** What can be done, as a sentence. */
    public String remedy(Remedy remedy) {
        return words.of("remedy." + remedy);
    }

    /** What a button that applies a remedy says. */
    public String fix(Fix fix) {
        return words.of("fix." + fix.remedy(), fix.move().to());
    }

    private Object[] arguments(Blocker blocker) {
        return names(blocker.code()).stream()
                .map(name -> argument(blocker, name))
                .toArray();
    }

    /** The names of the arguments in the order of the sentence, with the unit of figures. */
    private static List<String> names(Code code) {
        return switch (code) {
            case ALREADY_THERE, MOVING_ALREADY, HOST_DOWN -> List.of("host");
            case CPU_VENDOR -> List.of("model", "vendor", "target", "other");
            case CPU_FLAGS_MISSING, CPU_FLAGS_EXTRA -> List.of("flags:first", "count:number", "model", "target");
            case EVC_BASELINE -> List.of("flags:first", "count:number", "model", "target", "level");
            case TSC_FREQUENCY_MISMATCH -> List.of("guest:khz", "host:khz");
            case MACHINE_TYPE_UNKNOWN, HYPERVISOR_OLDER, NUMA_NODES -> List.of("needed", "known");
            case NO_MEMORY, NO_HUGE_PAGES -> List.of("needed:bytes", "free:bytes");
            case HUGE_PAGE_SIZE, POSTCOPY_PAGE_SIZE -> List.of("needed:bytes", "known:bytes");
            case PINNED_CPUS_ABSENT -> List.of("cpus", "known");
            case PINNED_CPUS_TAKEN -> List.of("cpus");
            case VF_ATTACHED, VDPA_CONTROL_QUEUE, POSTCOPY_VFIO -> List.of("nic:card");
            case TECHNIQUE_ABSENT -> List.of("technique", "lens:lens");
            case OPTION_ABSENT -> List.of("option", "lens:lens");
            case HOST_COST -> List.of("host", "cost:number", "used:number", "limit:number");
            case NETWORK_COST -> List.of("host", "limit:number");
            case VFIO_SEVERAL, SNAPSHOTS -> List.of("count:number");
            case NO_FREE_VF -> List.of("needed:number", "free:number", "host");
            case CONTAINER_ONLY, VM_ONLY, NO_SHARED_STORAGE -> List.of("technique");
            case LOCAL_DISK -> List.of("size:bytes");
            case STORAGE_UNREACHABLE -> List.of("pool", "host");
            case DISK_CACHE -> List.of("cache");
            case DISK_FORMAT -> List.of("format");
            case NO_PATH -> List.of("from", "to");
            case SEGMENT_ABSENT -> List.of("network", "host");
            case MTU_TOO_SMALL -> List.of("network", "needed", "mtu");
            case SLOW_LINK -> List.of("rate:rate");
            case RTT_TOO_LONG -> List.of("rtt:time", "limit:time");
            case ANTI_AFFINITY, AFFINITY -> List.of("with");
            case NO_VCPUS -> List.of("needed", "limit", "host");
            case TOO_MANY_MOVES -> List.of("host", "limit:number");
            case POSTCOPY_MULTIFD,
                    DIRTY_LIMIT_AUTO_CONVERGE,
                    TSC_FREQUENCY_UNKNOWN,
                    PCI_DEVICE,
                    VIRTIOFS,
                    VIRTFS,
                    VIRGL,
                    IVSHMEM,
                    PERSISTENT_MEMORY,
                    ENCRYPTED_MEMORY,
                    SHARED_DISK_COPIED,
                    BLOCK_JOB,
                    TRANSIENT_DISK -> List.of();
        };
    }

    private static String lensName(String id) {
        return new LensWords(Lens.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'))).name();
    }

    private static Object argument(Blocker blocker, String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return blocker.argument(name);
        }
        String value = blocker.argument(name.substring(0, colon));
        return switch (name.substring(colon + 1)) {
            case "bytes" -> Quantities.bytes(Long.parseLong(value));
            case "number" -> Integer.parseInt(value);
            case "card" -> Integer.parseInt(value) + 1;
            case "khz" -> Long.parseLong(value) / 1000 + " MHz";
            case "rate" -> Quantities.rate(Double.parseDouble(value));
            case "lens" -> lensName(value);
            case "time" -> Quantities.duration(Long.parseLong(value));
            default -> first(value);
        };
    }

    /** The first of many names: there is no room for all. */
    private static String first(String names) {
        int comma = names.indexOf(',');
        return comma < 0 ? names : names.substring(0, comma);
    }
}
