package skyferry.scenario.section;

import java.util.List;
import skyferry.model.Site;
import skyferry.scenario.shape.Decimal;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.NamedMap;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Type;

/** {@code sites}: data centres on the map. */
public final class SiteSection {
    private static final Key<List<Double>> AT =
            Key.optional("at", ListOf.exactly(2, new Decimal(-180, 180)), "Latitude and longitude in degrees.");

    static final Type<List<NamedMap.Named>> TYPE = new NamedMap(Struct.of("site", AT));

    private SiteSection() {}

    /** The sites; one if none is given. */
    static List<Site> sites(List<NamedMap.Named> named) {
        if (named.isEmpty()) {
            return List.of(Site.DEFAULT);
        }
        return named.stream()
                .map(each -> {
                    List<Double> at = each.fields().or(AT, List.of(0.0, 0.0));
                    return new Site(each.name(), at.get(0), at.get(1));
                })
                .toList();
    }
}
