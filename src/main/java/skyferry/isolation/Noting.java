package skyferry.isolation;

import skyferry.dataplane.Bridge;

/** Tells a footprint what an exploration depends on. */
abstract class Noting implements Arrivals {
    private final Footprint footprint;

    Noting(Footprint footprint) {
        this.footprint = footprint;
    }

    @Override
    public void looked(Bridge bridge, int table, long key) {
        footprint.flows(bridge.host(), table, key);
    }

    @Override
    public void members(Bridge bridge, int table, long key) {
        footprint.members(bridge.host(), table, key);
    }

    @Override
    public void memberActions(Bridge bridge, int table, long key) {
        footprint.memberActions(bridge.host(), table, key);
    }

    /** Whether the first table of a host names a port decides what is known of arrivals there. */
    final void naming(Bridge bridge, Bridge.Port in) {
        footprint.flows(bridge.host(), 0, in.number());
    }

    @Override
    public void used(Bridge bridge, int port) {
        footprint.port(bridge.host(), port);
    }

    @Override
    public void cameFrom(Bridge bridge, Bridge sender) {
        footprint.tunnel(bridge.host(), sender.vtep());
    }

    @Override
    public void metTheWire(Bridge bridge) {
        footprint.wire(bridge.host());
    }
}
