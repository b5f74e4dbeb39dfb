package io.fangpin.risk.stream.state;

import io.fangpin.schemas.matching.FactKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The form of each type that occurs in a profile; one that has none is a fault as soon as the class is loaded. */
final class Forms {
    static final int END = 0;

    private static final int MONTHS = 12;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final Map<Class<?>, Form> RECORDS = new ConcurrentHashMap<>();

    private static final Form TEXT = form(String.class, StateOut::text, StateIn::text);
    private static final Form LONG = form(Long.class, StateOut::whole, StateIn::whole);
    private static final Form INT = form(Integer.class, (out, i) -> out.whole(i), in -> (int) in.whole());
    private static final Form FLAG = form(Boolean.class, (out, flag) -> out.put(flag ? 1 : 0), in -> in.take() == 1);
    private static final Form DAY =
            form(LocalDate.class, (out, day) -> out.whole(day.toEpochDay()), in -> LocalDate.ofEpochDay(in.whole()));
    private static final Form MONTH = form(YearMonth.class, Forms::month, Forms::month);
    private static final Form INSTANT =
            form(Instant.class, Forms::instant, in -> Instant.ofEpochSecond(in.whole(), in.whole()));
    private static final Form KIND =
            form(FactKind.class, (out, kind) -> out.text(kind.code()), in -> new FactKind(in.text()));
    private static final Form ANY = form(Object.class, Forms::any, Forms::any);

    private Forms() {}

    static Form of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? list(of(arguments[0])) : map(of(arguments[1]));
        }
        Class<?> plain = (Class<?>) type;
        return switch (plain.getName()) {
            case "java.lang.String" -> TEXT;
            case "long", "java.lang.Long" -> LONG;
            case "int", "java.lang.Integer" -> INT;
            case "boolean", "java.lang.Boolean" -> FLAG;
            case "java.time.LocalDate" -> DAY;
            case "java.time.YearMonth" -> MONTH;
            case "java.time.Instant" -> INSTANT;
            case "java.lang.Object" -> ANY;
            case "io.fangpin.schemas.matching.FactKind" -> KIND;
            default -> named(plain);
        };
    }

    /** What a component that was not written is read as. */
    static @Nullable Object absent(Class<?> type) {
        return switch (type.getName()) {
            case "long" -> 0L;
            case "int" -> 0;
            case "boolean" -> false;
            case "java.util.List" -> List.of();
            case "java.util.Map" -> Map.of();
            default -> null;
        };
    }

    /** Sixteen bits of a name, never zero; that no two of one record are equal is checked when its form is made. */
    static int tag(String name) {
        int hash = name.hashCode();
        int tag = (hash ^ hash >>> 16) & 0xFFFF;
        return tag == END ? 1 : tag;
    }

    private static Form named(Class<?> type) {
        if (type.isEnum()) {
            return constants(type);
        }
        if (!type.isRecord()) {
            throw new IllegalStateException("No form for " + type);
        }
        Form known = RECORDS.get(type);
        if (known == null) {
            known = new RecordForm(type);
            RECORDS.put(type, known);
        }
        return known;
    }

    private static Form constants(Class<?> type) {
        Map<Integer, Object> byTag = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            if (byTag.put(tag(((Enum<?>) constant).name()), constant) != null) {
                throw new IllegalStateException("Two constants of " + type + " have one tag");
            }
        }
        return form(Enum.class, (out, constant) -> out.tag(tag(constant.name())), in -> {
            Object constant = byTag.get(in.tag());
            if (constant == null) {
                throw new UnreadableState("a constant of " + type.getSimpleName() + " is not known to this version");
            }
            return (Enum<?>) constant;
        });
    }

    private static Form list(Form of) {
        return form(
                List.class,
                (out, list) -> {
                    out.whole(list.size());
                    for (Object one : list) {
                        of.write(out, one);
                    }
                },
                in -> {
                    int size = in.count();
                    List<Object> list = new ArrayList<>(size);
                    for (int i = 0; i < size; i++) {
                        list.add(of.read(in));
                    }
                    return list;
                });
    }

    private static Form map(Form of) {
        return form(
                Map.class,
                (out, map) -> {
                    out.whole(map.size());
                    ((Map<?, ?>) map).forEach((key, value) -> {
                        out.text((String) key);
                        of.write(out, value);
                    });
                },
                in -> {
                    int size = in.count();
                    Map<String, Object> map = HashMap.newHashMap(size);
                    for (int i = 0; i < size; i++) {
                        map.put(in.text(), of.read(in));
                    }
                    return map;
                });
    }

    private static void month(StateOut out, YearMonth month) {
        out.whole((long) month.getYear() * MONTHS + month.getMonthValue() - 1);
    }

    private static YearMonth month(StateIn in) {
        long months = in.whole();
        return YearMonth.of((int) Math.floorDiv(months, MONTHS), (int) Math.floorMod(months, MONTHS) + 1);
    }

    private static void instant(StateOut out, Instant instant) {
        out.whole(instant.getEpochSecond());
        out.whole(instant.getNano() % NANOS_PER_SECOND);
    }

    /** A value of a fact: a text, a whole number, true or false, or a measured quantity. */
    private static void any(StateOut out, Object value) {
        switch (value) {
            case String text -> {
                out.put('s');
                out.text(text);
            }
            case Long whole -> {
                out.put('l');
                out.whole(whole);
            }
            case Integer whole -> {
                out.put('l');
                out.whole(whole);
            }
            case Boolean flag -> out.put(flag ? 't' : 'f');
            case Double real -> {
                out.put('d');
                out.whole(Double.doubleToRawLongBits(real));
            }
            default -> throw new IllegalStateException("No form for a value of " + value.getClass());
        }
    }

    private static Object any(StateIn in) {
        int kind = in.take();
        return switch (kind) {
            case 's' -> in.text();
            case 'l' -> in.whole();
            case 't' -> true;
            case 'f' -> false;
            case 'd' -> Double.longBitsToDouble(in.whole());
            default -> throw new UnreadableState("a value of a kind that is not known to this version");
        };
    }

    private static <T> Form form(Class<T> type, BiConsumer<StateOut, T> write, Function<StateIn, T> read) {
        return new Form() {
            @Override
            public void write(StateOut out, Object value) {
                write.accept(out, type.cast(value));
            }

            @Override
            public Object read(StateIn in) {
                return read.apply(in);
            }
        };
    }
}
