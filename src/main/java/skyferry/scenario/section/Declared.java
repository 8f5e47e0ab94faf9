package skyferry.scenario.section;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import skyferry.model.Node;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.Site;
import skyferry.model.Traffic;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** Finds what a file gives names to, before anything that refers to it is read. */
public final class Declared {
    private static final Map<String, String> SECTIONS = sections();
    /** Names of the same group must differ: a cable, a machine's host and so on are named without their kind. */
    private static final List<Set<String>> GROUPS = List.of(
            Set.of(Kinds.HOST, Kinds.SWITCH, Kinds.ROUTER),
            Set.of(Kinds.VM, Kinds.CONTAINER),
            Set.of(Kinds.PROBE, Kinds.TRAFFIC));

    private Declared() {}

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("sites", Kinds.SITE);
        sections.put("fabric.switches", Kinds.SWITCH);
        sections.put("fabric.routers", Kinds.ROUTER);
        sections.put("hosts", Kinds.HOST);
        sections.put("tenants", Kinds.TENANT);
        sections.put("networks", Kinds.NETWORK);
        sections.put("security_groups", Kinds.GROUP);
        sections.put("vms", Kinds.VM);
        sections.put("containers", Kinds.CONTAINER);
        sections.put("probes", Kinds.PROBE);
        sections.put("traffic", Kinds.TRAFFIC);
        return sections;
    }

    /** Names by kind. Two things that need different names and have one are reported. */
    public static Map<String, Set<String>> names(Yaml.Mapping file, Diagnostics diagnostics) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        Map<String, String> kindOf = new HashMap<>();
        SECTIONS.forEach((path, kind) -> {
            Set<String> here = names.computeIfAbsent(kind, k -> new LinkedHashSet<>());
            for (Yaml.Entry entry : entries(file, path)) {
                here.add(entry.name());
                String other = kindOf.putIfAbsent(group(kind) + "/" + entry.name(), kind);
                if (other != null) {
                    diagnostics
                            .at(entry.key().place(), Problem.NAME_TWICE, entry.name(), other)
                            .add();
                }
            }
        });
        if (file.get("sites").isEmpty()) {
            names.put(Kinds.SITE, Set.of(Site.DEFAULT.id()));
        }
        return names;
    }

    /** The names that a scenario declares. */
    public static Map<String, Set<String>> names(Scenario scenario) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        names.put(Kinds.SITE, scenario.sites().stream().map(Site::id).collect(ordered()));
        names.put(Kinds.SWITCH, nodes(scenario, Node.Kind.SWITCH));
        names.put(Kinds.ROUTER, nodes(scenario, Node.Kind.ROUTER));
        names.put(Kinds.HOST, scenario.hosts().keySet());
        names.put(Kinds.TENANT, scenario.tenants().keySet());
        names.put(Kinds.NETWORK, scenario.networks().keySet());
        names.put(Kinds.GROUP, scenario.securityGroups().keySet());
        names.put(Kinds.VM, scenario.vms().keySet());
        names.put(Kinds.PROBE, scenario.probes().stream().map(Probe::id).collect(ordered()));
        names.put(Kinds.TRAFFIC, scenario.traffic().stream().map(Traffic::id).collect(ordered()));
        return names;
    }

    private static Set<String> nodes(Scenario scenario, Node.Kind kind) {
        return scenario.fabric().nodes(kind).stream().map(Node::id).collect(ordered());
    }

    private static Collector<String, ?, Set<String>> ordered() {
        return Collectors.toCollection(LinkedHashSet::new);
    }

    private static String group(String kind) {
        return GROUPS.stream()
                .filter(group -> group.contains(kind))
                .findFirst()
                .map(group -> Integer.toString(GROUPS.indexOf(group)))
                .orElse(kind);
    }

    private static List<Yaml.Entry> entries(Yaml.Mapping file, String path) {
        Optional<Yaml> node = Optional.of(file);
        for (String key : path.split("\\.", -1)) {
            node = node.flatMap(each -> each instanceof Yaml.Mapping mapping ? mapping.get(key) : Optional.empty());
        }
        return node.orElse(file) instanceof Yaml.Mapping mapping && node.isPresent() ? mapping.entries() : List.of();
    }
}
