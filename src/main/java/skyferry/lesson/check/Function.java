package skyferry.lesson.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function of the check language.
 *
 * @param own its value without a member; empty if it needs one
 * @param doc one sentence for the reference
 */
public record Function(
        String name, List<Parameter> parameters, Optional<ValueType> own, Map<String, Member> members, String doc) {
    public Function {
        parameters = List.copyOf(parameters);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** A part of its value. */
    public record Member(ValueType type, List<Parameter> parameters, String doc) {
        public Member {
            parameters = List.copyOf(parameters);
        }
    }

    static Function value(String name, ValueType own, String doc, Parameter... parameters) {
        return new Function(name, List.of(parameters), Optional.of(own), Map.of(), doc);
    }

    static Function group(String name, String doc, Parameter... parameters) {
        return new Function(name, List.of(parameters), Optional.empty(), Map.of(), doc);
    }

    /** The same function with one more member. */
    Function with(String member, ValueType type, String memberDoc, Parameter... of) {
        Map<String, Member> more = new LinkedHashMap<>(members);
        more.put(member, new Member(type, List.of(of), memberDoc));
        return new Function(name, parameters, own, more, doc);
    }

    /** As it is written: {@code gap(a -> b, every=TIME)}. */
    public String signature() {
        return name + signature(parameters);
    }

    static String signature(List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return "";
        }
        List<String> parts = parameters.stream()
                .map(each -> (each.name().isEmpty() ? "" : each.name() + "=")
                        + switch (each.kind()) {
                            case FLOW -> "a -> b";
                            case TENANT_FLOW -> "s -> t";
                            default -> each.kind().name().toLowerCase(java.util.Locale.ROOT);
                        }
                        + (each.place() == Parameter.Place.OPTIONAL ? "?" : ""))
                .toList();
        return "(" + String.join(", ", parts) + ")";
    }
}
