package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system above a block migration while its disk is mirrored: its clock runs since the command. It can give the move up; what
 * it decides else is for the memory, and waits until that moves.
 */
final class BeforeMemory {
    private final MoveSpec spec;
    private final Governor governor;
    private final List<Governor.Act> decided = new ArrayList<>();

    BeforeMemory(MoveSpec spec) {
        this(spec, Governor.of(spec));
    }

    private BeforeMemory(MoveSpec spec, Governor governor) {
        this.spec = spec;
        this.governor = governor;
    }

    BeforeMemory copy() {
        BeforeMemory copy = new BeforeMemory(spec, governor.copy());
        copy.decided.addAll(decided);
        return copy;
    }

    long nextNanos() {
        return governor.nextNanos();
    }

    /** Lets it act if it wants to; what is left of the disk, and all of memory, is what it sees left. */
    Optional<Governor.Act.GiveUp> act(long now, DiskMirror mirror) {
        while (governor.nextNanos() <= now) {
            Optional<Governor.Act> act = governor.act(now, seen(now, mirror));
            if (act.isPresent() && act.get() instanceof Governor.Act.GiveUp giveUp) {
                return Optional.of(giveUp);
            }
            act.ifPresent(decided::add);
        }
        return Optional.empty();
    }

    private MigrationRecord seen(long now, DiskMirror mirror) {
        Ledger ledger = new Ledger();
        long left = Math.round(mirror.leftBytes()) + spec.vm().ramBytes();
        ledger.round(new MigrationRecord.Round(1, spec.startNanos(), now, Math.round(mirror.sentBytes()), left, 0));
        return ledger.record(spec, spec.options(), now, Beside.Kept.MEMORY_AND_CONNECTIONS, PageHistory.NONE);
    }

    /** The move of memory, by the loop and the stop rule of the lens, as the system has left it. */
    Move memory(MoveSpec ofMemory, List<Happening> happened) {
        Move move = Moves.live(ofMemory, governor);
        if (move instanceof GovernedMove governed) {
            governed.catchUp(ofMemory.startNanos(), decided, happened);
        }
        return move;
    }
}
