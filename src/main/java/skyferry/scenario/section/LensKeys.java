package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.text.Problem;

/** The options of a move that belong to one production system; a file uses those of its own lens only. */
final class LensKeys {
    private static final List<Own> OWN =
            Stream.of(HostLensKeys.OWN, CloudLensKeys.OWN).flatMap(List::stream).toList();

    static final List<Key<?>> KEYS = OWN.stream().<Key<?>>map(Own::key).toList();

    private LensKeys() {}

    /**
     * A key and whose it is.
     *
     * @param general QEMU's name for the same, where it has one
     */
    record Own(Key<?> key, Set<Lens> lenses, Optional<Key<?>> general) {
        Own {
            lenses = Set.copyOf(lenses);
        }

        static Own of(Key<?> key, Lens first, Lens... others) {
            return new Own(key, EnumSet.of(first, others), Optional.empty());
        }

        static Own same(Key<?> key, Lens lens, Key<?> general) {
            return new Own(key, EnumSet.of(lens), Optional.of(general));
        }
    }

    /** The options with what the file says in the lens' own words. */
    static MigrationOptions over(MigrationOptions options, Fields fields, Reading in) {
        check(options.rules().lens(), fields, in);
        return switch (options.rules()) {
            case LensRules.Qemu rules -> options;
            case LensRules.Libvirt rules -> HostLensKeys.libvirt(options, rules, fields);
            case LensRules.Nova rules -> CloudLensKeys.nova(options, rules, fields);
            case LensRules.KubeVirt rules -> CloudLensKeys.kubeVirt(options, rules, fields);
            case LensRules.Vmotion rules -> HostLensKeys.vmotion(options, rules, fields);
            case LensRules.Xen rules -> HostLensKeys.xen(options, rules, fields);
            case LensRules.XenClassic rules -> HostLensKeys.xenClassic(options, rules, fields);
            case LensRules.HyperV rules -> HostLensKeys.hyperV(options, rules, fields);
        };
    }

    private static void check(Lens lens, Fields fields, Reading in) {
        for (Own own : OWN) {
            String name = own.key().name();
            if (!fields.has(own.key())) {
                continue;
            }
            if (!own.lenses().contains(lens)) {
                in.diagnostics()
                        .at(fields.atKey(own.key()), Problem.FOREIGN_KEY, name, words(own.lenses()), lens.id())
                        .proposal(proposal(own, lens))
                        .add();
            } else if (own.general().filter(fields::has).isPresent()) {
                in.diagnostics()
                        .at(
                                fields.atKey(own.key()),
                                Problem.EXCLUSIVE_KEYS,
                                name,
                                own.general().get().name())
                        .add();
            }
        }
    }

    private static String words(Set<Lens> lenses) {
        return String.join(", ", lenses.stream().map(Lens::id).sorted().toList());
    }

    /** What this lens calls the same thing; QEMU's name for it; or the lens that the key is of. */
    private static String proposal(Own own, Lens lens) {
        Optional<String> here = OWN.stream()
                .filter(other -> other.lenses().contains(lens))
                .filter(other -> own.general().isPresent() && other.general().equals(own.general()))
                .map(other -> other.key().name())
                .findFirst();
        return here.or(() -> own.general().map(Key::name)).orElseGet(() -> "lens: " + words(own.lenses()));
    }

    static List<Key<?>> with(List<Key<?>> general) {
        List<Key<?>> all = new ArrayList<>(general);
        all.addAll(KEYS);
        return List.copyOf(all);
    }
}
