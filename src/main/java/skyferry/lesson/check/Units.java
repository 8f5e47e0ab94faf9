package skyferry.lesson.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import skyferry.scenario.shape.Dimension;

/** Units as the check language sees them. */
final class Units {
    /** All units of all dimensions. */
    static final List<String> ALL = Arrays.stream(Dimension.values())
            .flatMap(dimension -> dimension.units().stream())
            .distinct()
            .toList();

    private Units() {}

    /** The unit that was probably meant. */
    static Optional<String> meant(String word) {
        return Arrays.stream(Dimension.values())
                .flatMap(dimension -> dimension.meant(word).stream())
                .findFirst();
    }

    /** What a number measures, in words. */
    static String title(Optional<Dimension> dimension) {
        return dimension.map(each -> "a " + each.title()).orElse("a number without a unit");
    }
}
