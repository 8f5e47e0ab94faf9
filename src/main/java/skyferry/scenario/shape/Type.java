package skyferry.scenario.shape;

import java.util.Optional;
import java.util.function.Function;
import skyferry.scenario.text.Yaml;

/** What a value may be: reads it, and says so in a JSON Schema. */
public interface Type<T> {

    /** The value; empty if it is none of this type, which then has been reported. */
    Optional<T> read(Yaml node, Reading in);

    /** The JSON Schema of values of this type. */
    Schema schema(SchemaBook book);

    /** The same values, turned into something else. */
    default <U> Type<U> map(Function<? super T, ? extends U> into) {
        Type<T> base = this;
        return new Type<>() {
            @Override
            public Optional<U> read(Yaml node, Reading in) {
                return base.read(node, in).map(into);
            }

            @Override
            public Schema schema(SchemaBook book) {
                return base.schema(book);
            }
        };
    }
}
