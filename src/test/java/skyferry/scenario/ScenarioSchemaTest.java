package skyferry.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.scenario.shape.Schema;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.SourceText;
import skyferry.scenario.text.Yaml;
import skyferry.scenario.text.YamlLimits;
import skyferry.scenario.text.YamlReader;

/** What editors are told about scenario files, and what the reader takes, are the same. */
class ScenarioSchemaTest {
    private static final Path HOME = Path.of(System.getProperty("skyferry.home", ""));
    private static final Schema SCHEMA = ScenarioSchema.schema();

    private static Yaml tree(String text) {
        return YamlReader.read(new Diagnostics(SourceText.of("s.yaml", text)), YamlLimits.DEFAULTS)
                .orElseThrow();
    }

    @Test
    void the_shipped_schema_is_the_one_the_code_describes() throws IOException {
        assertThat(HOME.resolve("assets/schema/scenario.schema.json")).hasContent(SCHEMA.json());
    }

    static Stream<Path> shipped() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(HOME.resolve("lessons"))) {
            all.filter(each -> each.endsWith("scenario.yaml")).sorted().forEach(files::add);
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_shipped_scenario_fits(Path file) throws IOException {
        assertThat(SchemaCheck.check(SCHEMA, tree(Files.readString(file)))).isEmpty();
    }

    @Test
    void the_examples_fit() {
        assertThat(SchemaCheck.check(SCHEMA, tree(Reads.resource("small.yaml"))))
                .isEmpty();
        assertThat(SchemaCheck.check(SCHEMA, tree(Reads.resource("busy-writer.yaml"))))
                .isEmpty();
    }

    @Test
    void what_the_reader_refuses_for_its_form_the_schema_refuses() {
        for (String[] change : new String[][] {
            {"ram: 64 GiB", "ram: 64 Gib"},
            {"vcpus: 8", "vcpu: 8"},
            {"vcpus: 8", "vcpus: 5000"},
            {"do: migrate", "do: migrat"},
            {"both_hosts: true", "both_hosts: yes"},
            {"kind: scenario", "kinds: scenario"},
            {"    host: host-b\n", ""},
            {"allow: [migrate, cancel]", "allow: migrate"},
            {"between: [leaf-1, leaf-2]", "between: [leaf-1]"}
        }) {
            String wrong = Reads.resource("small.yaml").replace(change[0], change[1]);
            assertThat(SchemaCheck.check(SCHEMA, tree(wrong))).as(change[1]).isNotEmpty();
            assertThat(Reads.text(wrong)).as(change[1]).isInstanceOf(ScenarioResult.Refused.class);
        }
    }

    /** For each part of the schema that describes a mapping, a file in which it holds nothing but one key. */
    private static Map<String, String> places() {
        Map<String, String> places = new TreeMap<>();
        places.put("scenario", "KEY: ~");
        places.put("site", "sites: {x: {KEY: ~}}");
        places.put("fabric", "fabric: {KEY: ~}");
        places.put("switch", "fabric: {switches: {x: {KEY: ~}}}");
        places.put("router", "fabric: {routers: {x: {KEY: ~}}}");
        places.put("host", "hosts: {x: {KEY: ~}}");
        places.put("sriov", "hosts: {x: {sriov: {KEY: ~}}}");
        places.put("tenant", "tenants: {x: {KEY: ~}}");
        places.put("service-level", "tenants: {x: {level: {KEY: ~}}}");
        places.put("network", "networks: {x: {KEY: ~}}");
        places.put("evpn", "controller: {evpn: {KEY: ~}}");
        places.put("way-across", "networks: {x: {across: {KEY: ~}}}");
        places.put("security-group", "security_groups: {x: {KEY: ~}}");
        places.put("rule", "security_groups: {x: {rules: [{KEY: ~}]}}");
        places.put("VM", "vms: {x: {KEY: ~}}");
        places.put("nic", "vms: {x: {nics: [{KEY: ~}]}}");
        places.put("disk", "vms: {x: {disk: {KEY: ~}}}");
        places.put("memory", "vms: {x: {memory: {KEY: ~}}}");
        places.put("memory-class", "vms: {x: {memory: {classes: [{KEY: ~}]}}}");
        places.put("phase", "vms: {x: {memory: {phases: [{KEY: ~}]}}}");
        places.put("migration", "migration: {KEY: ~}");
        places.put("controller", "controller: {KEY: ~}");
        places.put("learning", "controller: {learning: {KEY: ~}}");
        places.put("announcement", "controller: {announce: {KEY: ~}}");
        places.put("probe", "probes: {x: {KEY: ~}}");
        places.put("traffic", "traffic: {x: {KEY: ~}}");
        places.put("fault", "faults: [{KEY: ~}]");
        places.put("autopilot", "autopilot: {KEY: ~}");
        places.put("autopilot-limits", "autopilot: {limits: {KEY: ~}}");
        places.put("solution", "solution: [{KEY: ~}]");
        places.put("check", "checks: [{KEY: ~}]");
        places.put("dials", "dials: {KEY: ~}");
        places.put("measurement", "measured: [{KEY: ~}]");
        places.put("parameter", "params: {x: {KEY: ~}}");
        return places;
    }

    private static boolean isUnknown(String place, String key) {
        return Reads.headlines(Reads.text(place.replace("KEY", key))).stream()
                .anyMatch(line -> line.contains("E201: unknown key '" + key + "'"));
    }

    @Test
    void the_reader_knows_every_key_of_the_schema_and_no_other() {
        Map<?, ?> parts = (Map<?, ?>) SCHEMA.members().get("$defs");
        Map<String, String> places = places();
        parts.forEach((name, part) -> {
            Object properties = ((Schema) part).members().get("properties");
            if (properties == null || name.equals("link")) {
                return;
            }
            String place = places.get(name);
            assertThat(place).as("a place for %s", name).isNotNull();
            for (Object key : ((Map<?, ?>) properties).keySet()) {
                assertThat(isUnknown(place, (String) key))
                        .as("%s in %s", key, name)
                        .isFalse();
            }
            assertThat(isUnknown(place, "qqqq")).as("qqqq in %s", name).isTrue();
        });
    }

    @Test
    void every_key_that_the_reader_offers_is_in_the_schema() {
        Map<?, ?> parts = (Map<?, ?>) SCHEMA.members().get("$defs");
        places().forEach((name, place) -> {
            Map<?, ?> properties =
                    (Map<?, ?>) ((Schema) parts.get(name)).members().get("properties");
            List<String> offered = Reads.text(place.replace("KEY", "qqqq")).diagnostics().stream()
                    .filter(each -> each.found().equals("qqqq"))
                    .flatMap(each -> each.expected().stream())
                    .filter(key -> !key.equals("..."))
                    .toList();
            assertThat(offered).as(name).isNotEmpty();
            assertThat(properties.keySet()).as(name).map(Object::toString).containsAll(offered);
        });
    }
}
