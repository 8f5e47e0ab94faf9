package skyferry.migration.preflight;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.model.Lens;

/**
 * What the production systems themselves say when a rule is not kept, verbatim and in English, from
 * {@code skyferry/migration/preflight.properties}. A system that stands on another says what that one says, unless it has
 * words of its own; where no wording is documented there is none.
 */
public final class Wording {
    /** {@code {name}} or {@code {name:unit}}. */
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");

    private final ResourceBundle bundle = ResourceBundle.getBundle("skyferry.migration.preflight", Locale.ROOT);

    /**
     * What a system says.
     *
     * @param vm name of the machine that was to move: some name it
     */
    public Optional<String> of(Lens lens, Blocker blocker, String vm) {
        return speakers(lens).stream()
                .map(speaker -> speaker + '.' + blocker.code())
                .filter(bundle::containsKey)
                .findFirst()
                .map(key -> filled(bundle.getString(key), blocker, vm));
    }

    /** Whose words are looked for, one after the other. */
    private static List<String> speakers(Lens lens) {
        return switch (lens) {
            case NOVA, KUBEVIRT -> List.of(lens.id(), Lens.LIBVIRT.id(), Lens.QEMU.id());
            case LIBVIRT -> List.of(lens.id(), Lens.QEMU.id());
            case QEMU, VMOTION, XEN, XEN_CLASSIC, HYPERV -> List.of(lens.id());
        };
    }

    private static String filled(String pattern, Blocker blocker, String vm) {
        return ARGUMENT.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(value(found, blocker, vm)));
    }

    private static String value(java.util.regex.MatchResult found, Blocker blocker, String vm) {
        String value = found.group(1).equals("vm") ? vm : blocker.argument(found.group(1));
        return "mib".equals(found.group(2)) ? Long.toString(Long.parseLong(value) >> 20) : value;
    }
}
