package skyferry.isolation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.Field;
import skyferry.dataplane.Flow;
import skyferry.dataplane.Match;

/**
 * A packet that stands for many: the frames that their sender may have sent, and for every slot of the header either what all
 * have there by now, or which slot of the sent frame it still is. So a rewritten field never blurs the set.
 */
final class Symbol {
    /** Stands for a field that is not the same in all packets. */
    static final long UNKNOWN = -1;

    private static final int CONSTANT = -1;
    private static final List<Field> METADATA = List.of(Field.REG4, Field.REG5, Field.REG6, Field.REG7, Field.CT_STATE);

    private final Frames frames;
    private final long[] constants;
    private int[] origins;

    private Symbol(Frames frames, long[] constants, int[] origins) {
        this.frames = frames;
        this.constants = constants;
        this.origins = origins;
    }

    /** Every frame that a machine can send into a port, untagged. */
    static Symbol sentInto(int port) {
        int[] origins = new int[Field.SLOTS];
        for (int slot = 0; slot < origins.length; slot++) {
            origins[slot] = Cube.carries(slot) ? slot : CONSTANT;
        }
        return new Symbol(Frames.ALL, new long[Field.SLOTS], origins).with(Field.IN_PORT, port);
    }

    Frames frames() {
        return frames;
    }

    /** The same packets, at a point that only some of the sent frames reach. */
    Symbol with(Frames fewer) {
        return new Symbol(fewer, constants, origins);
    }

    Symbol with(Field field, long value) {
        Symbol next = copy();
        next.write(field, value);
        return next;
    }

    /** A copy that nobody else sees yet, so that it may be written to. */
    Symbol copy() {
        return new Symbol(frames, constants.clone(), origins);
    }

    /** Writes to a {@link #copy} before anybody else sees it. */
    void write(Field field, long value) {
        int slot = field.slot();
        constants[slot] = value & field.fullMask();
        if (origins[slot] != CONSTANT) {
            origins = origins.clone();
            origins[slot] = CONSTANT;
        }
    }

    Symbol copied(Field from, Field to) {
        long[] nextConstants = constants.clone();
        int[] nextOrigins = origins.clone();
        nextConstants[to.slot()] = constants[from.slot()];
        nextOrigins[to.slot()] = origins[from.slot()];
        return new Symbol(frames, nextConstants, nextOrigins);
    }

    /** What the next bridge sees of them: registers and metadata are gone. */
    Symbol arriving(int inPort, long tunId) {
        Symbol next = new Symbol(frames, constants.clone(), origins);
        for (Field field : METADATA) {
            next.constants[field.slot()] = 0;
        }
        next.constants[Field.IN_PORT.slot()] = inPort;
        next.constants[Field.TUN_ID.slot()] = tunId;
        return next;
    }

    /**
     * What all packets have in a field.
     *
     * @throws IllegalStateException when they differ, which metadata and registers never do
     */
    long constant(Field field) {
        if (origins[field.slot()] != CONSTANT) {
            throw new IllegalStateException("not the same in all packets: " + field);
        }
        return constants[field.slot()];
    }

    /** Whether nothing is kept beside the frames but in four fields. */
    boolean carriesOnly(Field one, Field two, Field three, Field four) {
        for (int slot = 0; slot < Field.VLAN.slot() + 1; slot++) {
            if (constants[slot] != 0
                    && slot != one.slot()
                    && slot != two.slot()
                    && slot != three.slot()
                    && slot != four.slot()) {
                return false;
            }
        }
        return true;
    }

    /** What all packets have in a field, whether written or sent so; {@link #UNKNOWN} where they differ. */
    long known(Field field) {
        int origin = origins[field.slot()];
        return origin == CONSTANT ? constants[field.slot()] : frames.cube().fixed(origin);
    }

    /** The sent frames whose packets a flow matches by now; null if none of any sender's. */
    @Nullable
    Cube preimage(Flow flow) {
        return preimage(flow.match());
    }

    @Nullable
    Cube preimage(Match match) {
        Cube.@Nullable Builder cube = null;
        for (int i = 0; i < match.size(); i++) {
            int slot = match.field(i).slot();
            if (origins[slot] != CONSTANT) {
                cube = cube == null ? new Cube.Builder() : cube;
                cube.fix(origins[slot], match.value(i), match.mask(i));
            } else if ((constants[slot] & match.mask(i)) != match.value(i)) {
                return null;
            }
        }
        return cube == null ? Cube.ALL : cube.build();
    }

    @Override
    public String toString() {
        return "Symbol" + Arrays.toString(constants);
    }
}
