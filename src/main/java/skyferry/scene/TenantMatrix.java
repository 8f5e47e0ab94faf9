package skyferry.scene;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skyferry.isolation.IsolationReport;
import skyferry.model.Scenario;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Draws who can reach whom, tenant by tenant: rows send, columns receive. */
final class TenantMatrix {
    private static final int MOST = 8;

    private final Scenario scenario;
    private final IsolationReport report;
    private final Palette palette;
    private final Words words;

    TenantMatrix(Scenario scenario, IsolationReport report, Palette palette, Words words) {
        this.scenario = scenario;
        this.report = report;
        this.palette = palette;
        this.words = words;
    }

    void draw(Column column) {
        List<String> tenants = List.copyOf(scenario.tenants().keySet());
        if (tenants.size() < 2 || tenants.size() > MOST) {
            return;
        }
        column.caption(words.of("leak.matrix"));
        Pen pen = column.pen();
        double names = tenants.stream()
                        .mapToDouble(tenant -> pen.width(name(tenant), Face.REGULAR, 12))
                        .max()
                        .orElse(0)
                + 12;
        names = Math.min(names, column.width() * 0.3);
        double step = Math.min(120 * pen.scale, (column.width() - names) / tenants.size());
        double h = 26 * pen.scale;
        for (int j = 0; j < tenants.size(); j++) {
            double center = column.left() + names + step * j + (step - 8) / 2;
            text(column, center, column.y() + pen.size(11), name(tenants.get(j)), Align.CENTER, step - 10);
        }
        column.space(pen.size(11) + 8);
        Map<String, Integer> leaks = leaks();
        for (String from : tenants) {
            double base = column.y() + h / 2 + pen.size(12) * 0.36;
            text(column, column.left() + names - 12, base, name(from), Align.RIGHT, names - 12);
            for (int j = 0; j < tenants.size(); j++) {
                Box box = new Box(column.left() + names + step * j, column.y(), step - 8, h);
                cell(column, box, from, tenants.get(j), leaks.getOrDefault(from + ">" + tenants.get(j), 0));
            }
            column.space(h + 5);
        }
    }

    private String name(String tenant) {
        return Tenants.name(scenario, tenant);
    }

    private void text(Column column, double x, double y, String text, Align align, double room) {
        column.pen().text(column.out(), x, y, text, Face.REGULAR, 12, align, palette.text(), room);
    }

    private Map<String, Integer> leaks() {
        Map<String, Integer> leaks = new TreeMap<>();
        for (IsolationReport.Leak leak : report.leaks()) {
            String from = scenario.vm(leak.fromVm()).tenant();
            String to = scenario.vm(leak.toVm()).tenant();
            leaks.merge(from + ">" + to, 1, Integer::sum);
        }
        return leaks;
    }

    private void cell(Column column, Box box, String from, String to, int pairs) {
        Palette p = palette;
        boolean own = from.equals(to);
        int ink = own ? p.muted() : pairs > 0 ? p.bad() : p.good();
        int soft = own ? p.panel() : Palette.mix(p.panel(), pairs > 0 ? p.badSoft() : p.goodSoft(), 0.4);
        column.out().fill(box, 6, soft);
        column.out().stroke(box, 6, 1.2, own ? p.line() : ink);
        String text = own
                ? words.of("leak.own")
                : pairs == 0
                        ? words.of("leak.none")
                        : pairs == 1 ? words.of("leak.pair") : words.of("leak.many", Integer.toString(pairs));
        double points = column.pen().fitting(text, Face.SEMIBOLD, 11.5, 9, box.w() - 8);
        column.pen()
                .text(
                        column.out(),
                        box.centerX(),
                        box.centerY() + column.pen().size(points) * 0.36,
                        text,
                        Face.SEMIBOLD,
                        points,
                        Align.CENTER,
                        ink,
                        box.w() - 6);
    }
}
