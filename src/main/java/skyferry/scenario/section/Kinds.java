package skyferry.scenario.section;

import skyferry.scenario.shape.Reference;

/** What a scenario gives names to, as messages call it. */
public final class Kinds {
    public static final String SITE = "site";
    public static final String SWITCH = "switch";
    public static final String ROUTER = "router";
    public static final String HOST = "host";
    public static final String TENANT = "tenant";
    public static final String NETWORK = "network";
    public static final String GROUP = "security group";
    public static final String VM = "VM";
    public static final String CONTAINER = "container";
    public static final String PROBE = "probe";
    public static final String TRAFFIC = "traffic";

    static final Reference TO_SITE = Reference.to(SITE);
    static final Reference TO_HOST = Reference.to(HOST);
    static final Reference TO_TENANT = Reference.to(TENANT);
    static final Reference TO_NETWORK = Reference.to(NETWORK);
    static final Reference TO_GROUP = Reference.to(GROUP);
    static final Reference TO_MACHINE = Reference.to(VM, CONTAINER).called(VM);
    static final Reference TO_NODE = Reference.to(HOST, SWITCH, ROUTER);
    static final Reference TO_ANYTHING = Reference.to(
                    SITE, SWITCH, ROUTER, HOST, TENANT, NETWORK, GROUP, VM, CONTAINER, PROBE, TRAFFIC)
            .called("part of the scenario");

    private Kinds() {}
}
