package skyferry.dataplane;

import java.util.Arrays;
import skyferry.model.Ipv4;
import skyferry.model.Mac;

/** What a packet must look like for a flow: some bits of some fields. Immutable; the empty match takes every packet. */
public final class Match implements Comparable<Match> {
    public static final Match ANY = new Match(new Field[0], new long[0], new long[0]);

    private final Field[] fields;
    private final long[] values;
    private final long[] masks;

    private Match(Field[] fields, long[] values, long[] masks) {
        this.fields = fields;
        this.values = values;
        this.masks = masks;
    }

    /** The same match that also wants the field to be {@code value}; replaces what it wanted of that field. */
    public Match with(Field field, long value) {
        return with(field, value, field.fullMask());
    }

    /** The same match that also wants the bits of {@code mask} to be as in {@code value}. A mask of 0 wants nothing. */
    public Match with(Field field, long value, long mask) {
        Match rest = without(field);
        if (mask == 0) {
            return rest;
        }
        int at = 0;
        while (at < rest.fields.length && rest.fields[at].compareTo(field) < 0) {
            at++;
        }
        Field[] nextFields = Arrays.copyOf(rest.fields, rest.fields.length + 1);
        long[] nextValues = Arrays.copyOf(rest.values, nextFields.length);
        long[] nextMasks = Arrays.copyOf(rest.masks, nextFields.length);
        System.arraycopy(rest.fields, at, nextFields, at + 1, rest.fields.length - at);
        System.arraycopy(rest.values, at, nextValues, at + 1, rest.fields.length - at);
        System.arraycopy(rest.masks, at, nextMasks, at + 1, rest.fields.length - at);
        nextFields[at] = field;
        nextMasks[at] = mask & field.fullMask();
        nextValues[at] = value & nextMasks[at];
        return new Match(nextFields, nextValues, nextMasks);
    }

    /** The same match that does not care about a field. */
    public Match without(Field field) {
        int at = indexOf(field);
        if (at < 0) {
            return this;
        }
        Match next = new Match(
                Arrays.copyOf(fields, fields.length - 1),
                Arrays.copyOf(values, fields.length - 1),
                Arrays.copyOf(masks, fields.length - 1));
        System.arraycopy(fields, at + 1, next.fields, at, fields.length - at - 1);
        System.arraycopy(values, at + 1, next.values, at, fields.length - at - 1);
        System.arraycopy(masks, at + 1, next.masks, at, fields.length - at - 1);
        return next;
    }

    public Match inPort(int port) {
        return with(Field.IN_PORT, port);
    }

    public Match tunId(long vni) {
        return with(Field.TUN_ID, vni);
    }

    public Match tag(int tag) {
        return with(Field.REG6, tag);
    }

    public Match ethSrc(Mac mac) {
        return with(Field.ETH_SRC, mac.bits());
    }

    public Match ethDst(Mac mac) {
        return with(Field.ETH_DST, mac.bits());
    }

    /** Broadcast and multicast: the group bit of the destination is set. */
    public Match manyDestinations() {
        return with(Field.ETH_DST, 1L << 40, 1L << 40);
    }

    public Match ip() {
        return with(Field.ETH_TYPE, Packet.IPV4);
    }

    public Match arp() {
        return with(Field.ETH_TYPE, Packet.ARP);
    }

    public Match rarp() {
        return with(Field.ETH_TYPE, Packet.RARP);
    }

    /** An address of the given field in a prefix. */
    public Match address(Field field, Ipv4 prefix) {
        return with(field, prefix.bits() & 0xffff_ffffL, prefix.mask() & 0xffff_ffffL);
    }

    /** A tracked connection's state: the bits of {@code set} are on, others do not matter; see {@link CtState}. */
    public Match ctState(int set) {
        return with(Field.CT_STATE, set, set);
    }

    /** How many fields it looks at. */
    public int size() {
        return fields.length;
    }

    /** The field at a place from 0, in the order of {@link Field}. */
    public Field field(int index) {
        return fields[index];
    }

    /** The wanted bits at a place. */
    public long value(int index) {
        return values[index];
    }

    /** The bits that matter at a place. */
    public long mask(int index) {
        return masks[index];
    }

    /** Whether the whole field is fixed. */
    public boolean fixes(Field field) {
        int at = indexOf(field);
        return at >= 0 && masks[at] == field.fullMask();
    }

    /** The bits wanted of a field, 0 if it does not look at it. */
    public long valueOf(Field field) {
        int at = indexOf(field);
        return at < 0 ? 0 : values[at];
    }

    private int indexOf(Field field) {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == field) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a packet's header is as wanted. */
    public boolean matches(Header header) {
        return firstMiss(header) < 0;
    }

    /** The place of the first field that is not as wanted, -1 if all are: why a flow was passed over. */
    public int firstMiss(Header header) {
        for (int i = 0; i < fields.length; i++) {
            if ((header.slot(fields[i].slot()) & masks[i]) != values[i]) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int compareTo(Match other) {
        for (int i = 0; i < Math.min(fields.length, other.fields.length); i++) {
            int byField = fields[i].compareTo(other.fields[i]);
            if (byField != 0) {
                return byField;
            }
            int byValue = Long.compare(values[i], other.values[i]);
            if (byValue != 0) {
                return byValue;
            }
            int byMask = Long.compare(other.masks[i], masks[i]);
            if (byMask != 0) {
                return byMask;
            }
        }
        return Integer.compare(fields.length, other.fields.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Match match
                && Arrays.equals(fields, match.fields)
                && Arrays.equals(values, match.values)
                && Arrays.equals(masks, match.masks);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < fields.length; i++) {
            hash = hash * 31 + fields[i].ordinal();
            hash = hash * 31 + Long.hashCode(values[i]);
            hash = hash * 31 + Long.hashCode(masks[i]);
        }
        return hash;
    }

    /** As {@code ovs-ofctl} writes it; empty for the empty match. */
    @Override
    public String toString() {
        return OpenFlowText.match(this);
    }
}
