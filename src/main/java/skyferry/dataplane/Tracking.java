package skyferry.dataplane;

/** What connection tracking says of a packet. */
public interface Tracking {

    /** The connection's state in a zone of a host, bits of {@link CtState}. */
    int state(String host, int zone, Header header);

    /** A flow has the packet's connection remembered in a zone of a host. */
    void commit(String host, int zone, Header header);

    /** Says the same of every packet and remembers nothing. */
    static Tracking always(int state) {
        return new Tracking() {
            @Override
            public int state(String host, int zone, Header header) {
                return state;
            }

            @Override
            public void commit(String host, int zone, Header header) {
                // says the same anyway
            }
        };
    }
}
