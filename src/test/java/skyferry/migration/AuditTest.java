package skyferry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.model.MemorySpec;
import skyferry.model.PageClass;
import skyferry.model.Vm;

class AuditTest {
    private static final MemorySpec.DirtyLogClear CLEAR = MemorySpec.DirtyLogClear.AT_SYNC;
    private static final Vm VM = TestMoves.vm(
            "vm-1",
            4_000,
            0,
            TestMoves.memory(
                    0,
                    CLEAR,
                    List.of(new PageClass(1_000, OptionalLong.of(0), 0, 1_000, new PageClass.Pattern.Uniform()))));

    @Test
    void pagesThatWereWrittenAndAreInNoBitmapAreFound() {
        Layout layout = Layout.of(VM.memory(), 4_000, 4_000);
        DirtyBitmap.Snapshot full = new DirtyBitmap(layout, CLEAR, 0).snapshot();
        DirtyBitmap.Snapshot empty = new DirtyBitmap.Snapshot(
                layout, full.start(), full.region(), new double[full.share().length], 0, layout.end(), 1);
        List<MoveLog.Sync> syncs =
                List.of(new MoveLog.Sync(0, 4_000 * 4096.0, full), new MoveLog.Sync(1_000_000_000L, 0, empty));
        double missing = new Audit(layout, CLEAR).missing(syncs, new double[] {0});
        assertThat(missing).isCloseTo(1_000 * -StrictMath.expm1(-1), within(0.01));
        assertThat(new Balance(missing, 0).even()).isFalse();
    }

    @Test
    void pagesThatWereLeftAndAreInNoBitmapAreFound() {
        Layout layout = Layout.of(VM.memory(), 4_000, 4_000);
        DirtyBitmap.Snapshot full = new DirtyBitmap(layout, CLEAR, 0).snapshot();
        DirtyBitmap.Snapshot empty = new DirtyBitmap.Snapshot(
                layout, full.start(), full.region(), new double[full.share().length], 0, layout.end(), 0);
        List<MoveLog.Sync> syncs = List.of(new MoveLog.Sync(0, 4_000 * 4096.0, full), new MoveLog.Sync(1, 0, empty));
        assertThat(new Audit(layout, CLEAR).missing(syncs, new double[] {500 * 4096.0}))
                .isCloseTo(500, within(0.01));
    }
}
