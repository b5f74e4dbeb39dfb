package io.fangpin.risk.stream.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record as its present components, each after a tag of its name, then zero: a component added later is absent in older
 * state, and one that is not known here is refused, since to leave it out would lose it.
 */
final class RecordForm implements Form {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final Class<?> type;
    private final MethodHandle constructor;
    private final MethodHandle[] accessors;
    private final Form[] forms;
    private final int[] tags;
    private final @Nullable Object[] absent;

    RecordForm(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.accessors = new MethodHandle[components.length];
        this.forms = new Form[components.length];
        this.tags = new int[components.length];
        this.absent = new @Nullable Object[components.length];
        try {
            this.constructor = LOOKUP.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            for (int i = 0; i < components.length; i++) {
                accessors[i] = LOOKUP.unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                forms[i] = Forms.of(components[i].getGenericType());
                tags[i] = Forms.tag(components[i].getName());
                absent[i] = Forms.absent(types[i]);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No form for " + type, e);
        }
        if (Arrays.stream(tags).distinct().count() < tags.length) {
            throw new IllegalStateException("Two components of " + type + " have one tag");
        }
    }

    @Override
    public void write(StateOut out, Object record) {
        for (int i = 0; i < tags.length; i++) {
            Object value = component(record, i);
            if (value != null && !value.equals(absent[i])) {
                out.tag(tags[i]);
                forms[i].write(out, value);
            }
        }
        out.tag(Forms.END);
    }

    @Override
    public Object read(StateIn in) {
        @Nullable Object[] values = absent.clone();
        int next = 0;
        for (int tag = in.tag(); tag != Forms.END; tag = in.tag()) {
            int i = place(tag, next);
            values[i] = forms[i].read(in);
            next = i + 1;
        }
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Components lie in the order in which they were declared, which changes rarely. */
    private int place(int tag, int next) {
        for (int i = next; i < tags.length; i++) {
            if (tags[i] == tag) {
                return i;
            }
        }
        for (int i = 0; i < next; i++) {
            if (tags[i] == tag) {
                return i;
            }
        }
        throw new UnreadableState("a component of " + type.getSimpleName() + " is not known to this version");
    }

    private @Nullable Object component(Object record, int i) {
        try {
            return accessors[i].invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
