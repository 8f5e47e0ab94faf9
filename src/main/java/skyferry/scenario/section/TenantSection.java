package skyferry.scenario.section;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import skyferry.model.Tenant;
import skyferry.model.Text;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;

/** {@code tenants}: customers, with what they may use and what they are promised. */
public final class TenantSection {
    private static final Key<Text> TITLE =
            Key.optional("title", Texts.forPeople(), "Name for people; the name with a capital if not given.");
    private static final Key<Double> SHARE = Key.optional(
            "share",
            Quantity.between(Dimension.RATE, "1 kb/s", "100000 Gb/s").real(),
            "Cap on its traffic on a host's uplink.");
    private static final Key<Long> P99 = Key.optional(
            "p99", Quantity.between(Dimension.TIME, "1 us", "1 h").whole(), "Promised 99th percentile of latency.");
    private static final Key<Fields> LEVEL =
            Key.optional("level", Struct.of("service level", P99), "What it is promised.");

    static final Type<List<NamedMap.Named>> TYPE = new NamedMap(Struct.of("tenant", TITLE, SHARE, LEVEL));

    private TenantSection() {}

    static Map<String, Tenant> tenants(List<NamedMap.Named> named) {
        Map<String, Tenant> tenants = new LinkedHashMap<>();
        for (NamedMap.Named each : named) {
            Fields fields = each.fields();
            tenants.put(
                    each.name(),
                    new Tenant(
                            each.name(),
                            fields.or(TITLE, Text.of(capital(each.name()))),
                            fields.find(SHARE).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                            fields.find(LEVEL)
                                    .flatMap(level -> level.find(P99))
                                    .map(OptionalLong::of)
                                    .orElse(OptionalLong.empty())));
        }
        return tenants;
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
