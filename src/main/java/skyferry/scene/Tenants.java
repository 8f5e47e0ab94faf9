package skyferry.scene;

import java.util.ArrayList;
import skyferry.model.Scenario;
import skyferry.model.Tenant;

/** Names and styles of a scenario's tenants. */
public final class Tenants {
    private Tenants() {}

    /** The style of a tenant: by its place in the scenario. */
    public static TenantStyle style(Scenario scenario, String tenant, Palette palette) {
        return palette.tenant(Math.max(0, new ArrayList<>(scenario.tenants().keySet()).indexOf(tenant)));
    }

    /** The tenant's title, or its name with a capital. */
    public static String name(Scenario scenario, String id) {
        Tenant tenant = scenario.tenants().get(id);
        String title = tenant == null ? "" : tenant.title().in("en");
        if (!title.isEmpty()) {
            return title;
        }
        return id.isEmpty() ? id : Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }
}
