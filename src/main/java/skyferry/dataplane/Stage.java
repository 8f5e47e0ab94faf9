package skyferry.dataplane;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of the pipeline and the question that each one answers. */
public enum Stage {
    /** Which port did the packet come from, and so which network is it in? */
    CLASSIFY(0, Field.IN_PORT, Field.TUN_ID),
    /** Does the machine speak as itself? */
    PORT_SECURITY(10, Field.IN_PORT),
    /** Do we know who has the address that is asked for? */
    ARP_RESPONDER(20, Field.REG6, Field.IN_PORT),
    /** Does connection tracking at the sender know the connection? */
    SG_EGRESS_CT(30, Field.REG5),
    /** May this machine start this? */
    SG_EGRESS(31, Field.REG5),
    /** Is the destination on this host? */
    L2_LOCAL(40, Field.REG6),
    /** The packet is for a router: which network and machine is it for? */
    ROUTE(42, Field.REG6),
    /** Behind which tunnel end point is it, and what is the network called there? */
    L2_REMOTE(45, Field.REG6),
    /** What has been learned from arriving frames, where no controller tells? */
    L2_LEARNED(46, Field.REG6),
    /** Does connection tracking at the receiver know the connection? */
    SG_INGRESS_CT(50, Field.REG7),
    /** May this reach the machine? */
    SG_INGRESS(51, Field.REG7),
    /** Out of which port? */
    OUTPUT(60, Field.REG7);

    private final int table;
    private final Field key;
    private final @Nullable Field secondKey;

    Stage(int table, Field key) {
        this(table, key, null);
    }

    Stage(int table, Field key, @Nullable Field secondKey) {
        this.table = table;
        this.key = key;
        this.secondKey = secondKey;
    }

    /** The number of the table. */
    public int table() {
        return table;
    }

    /** The field that most flows of the table fix, and by which they are found fast. */
    Field key() {
        return key;
    }

    /** The field that most of the other flows fix. */
    @Nullable
    Field secondKey() {
        return secondKey;
    }

    /** The stage of a table's number. */
    public static Optional<Stage> of(int table) {
        return Arrays.stream(values()).filter(stage -> stage.table == table).findFirst();
    }

    /** The table's name, its number where it has none. */
    public static String name(int table) {
        return of(table).map(Stage::name).orElse(Integer.toString(table));
    }
}
