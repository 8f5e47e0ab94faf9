package skyferry.scenario.section;

import java.util.Map;
import skyferry.model.Fabric;
import skyferry.model.Host;
import skyferry.model.Network;
import skyferry.model.SecurityGroup;
import skyferry.model.Vm;

/** The sections that checks across sections look at. */
record Sections(
        Map<String, Made<Host>> hosts,
        Map<String, Made<Network>> networks,
        Map<String, SecurityGroup> groups,
        Map<String, Made<Vm>> machines,
        Fabric fabric) {}
