package skyferry.stage.learn.step;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.CalloutKind;

/** The three depths of text: a sentence, a paragraph, a screen. */
public final class Depths {
    /** From short to long. */
    public static final List<CalloutKind> ALL = List.of(CalloutKind.BRIEF, CalloutKind.MEDIUM, CalloutKind.FULL);

    private Depths() {}

    /** Whether a lesson is told in more than one depth anywhere. */
    public static boolean differ(Lesson lesson) {
        return lesson.steps().stream().anyMatch(step -> there(step.blocks()).size() > 1);
    }

    private static Set<CalloutKind> there(List<Block> blocks) {
        Set<CalloutKind> there = EnumSet.noneOf(CalloutKind.class);
        for (Block block : blocks) {
            if (block instanceof Block.Callout callout && ALL.contains(callout.kind())) {
                there.add(callout.kind());
            }
        }
        return there;
    }

    /** The depth that is shown of a step: the wanted one, or the nearest that it has, the shorter first. */
    static CalloutKind shown(List<Block> blocks, CalloutKind wanted) {
        Set<CalloutKind> there = there(blocks);
        int at = ALL.indexOf(wanted);
        for (int far = 0; far < ALL.size(); far++) {
            for (int side : new int[] {at - far, at + far}) {
                if (side >= 0 && side < ALL.size() && there.contains(ALL.get(side))) {
                    return ALL.get(side);
                }
            }
        }
        return wanted;
    }
}
