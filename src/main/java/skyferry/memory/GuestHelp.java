package skyferry.memory;

import java.util.ArrayList;
import java.util.List;
import skyferry.memory.Layout.Region;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;

/** What a guest's balloon and its hints make of its memory before it is sent (virtio-balloon). */
record GuestHelp(MemorySpec memory, long ramPages, MigrationOptions.Guest help) {

    /** The regions, in descending order of address, cut where pages differ in how they are sent. */
    List<Region> over(List<Region> descending) {
        long free = memory.freeBytes() / MemorySpec.PAGE_BYTES;
        long balloon = help.balloonBytes() / MemorySpec.PAGE_BYTES;
        if (free == 0 && balloon == 0 && !help.freePageHint()) {
            return descending;
        }
        List<Region> cut = new ArrayList<>();
        for (Region region : descending) {
            if (!region.idle() || region.firstPage() >= ramPages) {
                boolean unused = region.owner() < 0 && region.zeroShare() == 1;
                cut.add(region.piece(0, region.pages(), region.zeroShare(), unused && help.freePageHint()));
                continue;
            }
            long taken = Math.min(balloon, region.pages());
            long freed = Math.min(Math.max(0, free - taken), region.pages() - taken);
            long left = region.pages() - taken - freed;
            add(cut, region, left + freed, region.pages(), 1);
            add(cut, region, left, left + freed, 0);
            if (left > 0) {
                cut.add(region.piece(0, left, 0, false));
            }
            balloon -= taken;
            free = Math.max(0, free - taken - freed);
        }
        return cut;
    }

    private void add(List<Region> cut, Region region, long from, long until, double zero) {
        if (until > from) {
            cut.add(region.piece(from, until, zero, help.freePageHint()));
        }
    }
}
