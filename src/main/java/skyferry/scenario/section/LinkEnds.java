package skyferry.scenario.section;

import java.util.List;
import java.util.Optional;
import skyferry.model.Fabric;
import skyferry.model.Link;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.text.Problem;

/** A cable named by its two ends. */
final class LinkEnds {
    static final Key<List<String>> REQUIRED =
            Key.required("link", ListOf.exactly(2, Kinds.TO_NODE), "The two ends of the cable.");
    static final Key<List<String>> OPTIONAL =
            Key.optional("link", ListOf.exactly(2, Kinds.TO_NODE), "The two ends of the cable.");

    private LinkEnds() {}

    /** The cable's name; reported if there is no such cable. */
    static Optional<String> id(Fields fields, Key<List<String>> key, Fabric fabric, Reading in) {
        Optional<List<String>> ends = fields.find(key);
        if (ends.isEmpty()) {
            return Optional.empty();
        }
        String a = ends.get().get(0);
        String b = ends.get().get(1);
        if (fabric.between(a, b).isEmpty()) {
            in.diagnostics().at(fields.at(key), Problem.NOT_ADJACENT, a, b).add();
            return Optional.empty();
        }
        return Optional.of(Link.idOf(a, b));
    }
}
