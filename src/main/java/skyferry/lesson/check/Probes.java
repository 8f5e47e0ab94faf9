package skyferry.lesson.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import skyferry.lesson.check.Expr.Argument;
import skyferry.lesson.check.Expr.Segment;
import skyferry.model.Probe;

/** Finds the probes that {@code gap} and {@code lost} speak of. */
final class Probes {
    private Probes() {}

    /** Those between the machines named, with the interval and size given, if any. */
    static List<Probe> of(List<Probe> probes, Segment segment) {
        if (!(segment.arguments().getFirst() instanceof Argument.Flow flow)) {
            return List.of();
        }
        Optional<BigDecimal> every = number(segment, "every");
        Optional<BigDecimal> size = number(segment, "size");
        return probes.stream()
                .filter(probe -> NamesOf.fits(flow.from(), probe.from()) && NamesOf.fits(flow.to(), probe.to()))
                .filter(probe -> every.isEmpty() || every.get().compareTo(BigDecimal.valueOf(probe.everyNanos())) == 0)
                .filter(probe -> size.isEmpty() || size.get().compareTo(BigDecimal.valueOf(probe.sizeBytes())) == 0)
                .toList();
    }

    private static Optional<BigDecimal> number(Segment segment, String name) {
        return segment.arguments().stream()
                .flatMap(each ->
                        each instanceof Argument.Named named && named.name().equals(name)
                                ? java.util.stream.Stream.of(named.value())
                                : java.util.stream.Stream.empty())
                .flatMap(each -> each instanceof Expr.Number number
                        ? java.util.stream.Stream.of(number.value())
                        : java.util.stream.Stream.empty())
                .findFirst();
    }

    static String millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString() + " ms";
    }
}
