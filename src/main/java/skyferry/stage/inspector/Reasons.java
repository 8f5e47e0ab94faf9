package skyferry.stage.inspector;

import java.util.List;
import skyferry.run.Explanation;
import skyferry.run.Explanation.Value;
import skyferry.scene.Quantities;
import skyferry.stage.words.Words;

/** Explanations in words: the formula, the values put in, what came out. */
public final class Reasons {
    private final Words words;

    public Reasons(Words words) {
        this.words = words;
    }

    /** The formula in names: {@code downtime = left ÷ rate + switch-over}. */
    public String formula(Explanation why) {
        return words.code("formula", why.formula());
    }

    /** The formula with the values put in; empty where the bundle has none for it. */
    public String filled(Explanation why) {
        String key = "formula." + why.formula() + ".filled." + why.values().size();
        if (!words.has(key)) {
            return "";
        }
        return words.of(key, why.values().stream().map(this::amount).toArray());
    }

    /** {@code = 190 ms}. */
    public String result(Explanation why) {
        return "= " + amount(why.result());
    }

    /** What the formula leaves unsaid; empty where there is nothing. */
    public String remark(Explanation why) {
        String key = "formula." + why.formula() + ".remark";
        return words.has(key) ? words.of(key) : "";
    }

    /** The values as a table: name, amount, kind of knowledge, source. */
    public List<Line> lines(Explanation why) {
        return why.values().stream()
                .map(v -> new Line(
                        words.code("value", v.name()),
                        amount(v),
                        words.of("label." + v.label()),
                        v.label(),
                        words.code("source", v.source())))
                .toList();
    }

    /** @param label {@code measured}, {@code documented}, {@code modelled} or {@code assumed} in words */
    public record Line(String name, String amount, String label, Explanation.Label kind, String source) {}

    private String amount(Value value) {
        return switch (value.unit()) {
            case NANOS -> Quantities.duration(Math.round(value.value()));
            case BYTES -> Quantities.bytes(value.value());
            case BYTES_PER_SECOND -> Quantities.mebibytesPerSecond(value.value());
            case PAGES -> Quantities.count(Math.round(value.value())) + " " + words.of("unit.pages");
            case PAGES_PER_SECOND -> Quantities.pagesPerSecond(value.value());
            case SHARE -> Quantities.percent(value.value());
            case COUNT -> Quantities.count(Math.round(value.value()));
        };
    }
}
