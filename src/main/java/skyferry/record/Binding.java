package skyferry.record;

import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts a JSON tree into records: what a type's components ask for is looked up under their names. */
final class Binding {

    /** The tree does not fit the type. */
    static final class Unfit extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private Unfit(String what) {
            super(what);
        }

        private Unfit(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /** A component of a record. */
    static Object value(RecordComponent component, Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A value of a type.
     *
     * @param tree null where nothing was written, which only an optional may be
     * @throws Unfit when the tree holds something else
     */
    Object to(Type type, @Nullable Object tree) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, tree);
        }
        if (type == OptionalInt.class) {
            return tree == null ? OptionalInt.empty() : OptionalInt.of((int) whole(tree));
        }
        if (type == OptionalLong.class) {
            return tree == null ? OptionalLong.empty() : OptionalLong.of(whole(tree));
        }
        if (type == OptionalDouble.class) {
            return tree == null ? OptionalDouble.empty() : OptionalDouble.of(number(tree));
        }
        return plain((Class<?>) type, tree);
    }

    private Object plain(Class<?> type, @Nullable Object tree) {
        if (type == String.class && tree instanceof String
                || (type == boolean.class || type == Boolean.class) && tree instanceof Boolean) {
            return tree;
        }
        if (type == long.class || type == Long.class) {
            return whole(tree);
        }
        if (type == int.class || type == Integer.class) {
            return (int) whole(tree);
        }
        if (type == double.class || type == Double.class) {
            return number(tree);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(tree))
                    .findFirst()
                    .orElseThrow(() -> new Unfit("no " + type.getSimpleName() + ": " + tree));
        }
        if (tree instanceof Map<?, ?> parts) {
            return type.isSealed() ? record(kind(type, parts), parts) : record(type, parts);
        }
        throw new Unfit("no " + type.getSimpleName() + ": " + tree);
    }

    private static long whole(@Nullable Object tree) {
        if (tree instanceof Long number) {
            return number;
        }
        throw new Unfit("no whole number: " + tree);
    }

    private static double number(@Nullable Object tree) {
        return switch (tree) {
            case Double number -> number.doubleValue();
            case Long number -> number.doubleValue();
            // Infinity and NaN are written as words.
            case String word when word.equals("Infinity") -> Double.POSITIVE_INFINITY;
            case null, default -> throw new Unfit("no number: " + tree);
        };
    }

    private Object generic(ParameterizedType type, @Nullable Object tree) {
        Type inner = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (type.getRawType() == Optional.class) {
            return tree == null ? Optional.empty() : Optional.of(to(inner, tree));
        }
        if (tree instanceof List<?> items) {
            List<Object> list = new ArrayList<>();
            items.forEach(each -> list.add(to(inner, each)));
            return type.getRawType() == Set.class ? new TreeSet<>(list) : list;
        }
        if (type.getRawType() == Map.class && tree instanceof Map<?, ?> entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            entries.forEach((key, each) -> map.put(String.valueOf(key), to(inner, each)));
            return map;
        }
        throw new Unfit("no " + type + ": " + tree);
    }

    private static Class<?> kind(Class<?> sealed, Map<?, ?> parts) {
        Object word = parts.get(RecordText.KIND);
        return Arrays.stream(sealed.getPermittedSubclasses())
                .filter(each -> each.getSimpleName().equals(word))
                .findFirst()
                .orElseThrow(() -> new Unfit("no " + sealed.getSimpleName() + ": " + word));
    }

    private Object record(Class<?> type, Map<?, ?> parts) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new Unfit("no record: " + type.getSimpleName());
        }
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = to(components[i].getGenericType(), parts.get(components[i].getName()));
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new Unfit("no " + type.getSimpleName(), e);
        }
    }
}
