package skyferry.isolation;

import skyferry.model.Ipv4;

/** What a verdict depended on: told while it is being found, so that it can be found anew when one of these changes. */
interface Footprint {
    /** Keeps nothing. */
    Footprint NONE = new Footprint() {
        @Override
        public void flows(String host, int table, long key) {
            // nobody asks
        }

        @Override
        public void members(String host, int table, long key) {
            // nobody asks
        }

        @Override
        public void memberActions(String host, int table, long key) {
            // nobody asks
        }

        @Override
        public void port(String host, int number) {
            // nobody asks
        }

        @Override
        public void tunnel(String host, Ipv4 from) {
            // nobody asks
        }

        @Override
        public void wire(String host) {
            // nobody asks
        }
    };

    /** Flows of a table that can match with a value in its key field. */
    void flows(String host, int table, long key);

    /** Members of a network that a table knows by a tag. */
    void members(String host, int table, long key);

    /** What those members do, whichever they are. */
    void memberActions(String host, int table, long key);

    /** The port of a number. */
    void port(String host, int number);

    /** The tunnel port by which something comes to a host from an end point. */
    void tunnel(String host, Ipv4 from);

    /** The ports of a host that meet the wire without a tunnel. */
    void wire(String host);
}
