package io.partline.chassis.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Both directions between event classes and the names they are stored under. */
public final class EventTypes {
    /** A stored name with its revision. */
    public record Name(String type, int revision) {}

    /** @param today what is made of the class it is read as; mostly that class itself */
    private record Form(Class<?> stored, Class<? extends DomainEvent> today) {}

    private final Map<Class<?>, Name> names = new HashMap<>();
    private final Map<Class<?>, String> aggregateTypes = new HashMap<>();
    private final Map<Name, Form> forms = new HashMap<>();

    /**
     * @param families sealed families of events by the stable name of their aggregate type
     * @throws IllegalStateException if a member has no {@link StoredAs} or two members share a name
     */
    public EventTypes(Map<String, Class<? extends DomainEvent>> families) {
        families.forEach((aggregateType, family) -> members(family).forEach(event -> register(aggregateType, event)));
    }

    /** Every concrete record of a sealed family, at any depth. */
    public static Stream<Class<? extends DomainEvent>> members(Class<? extends DomainEvent> family) {
        Class<?> @Nullable [] permitted = family.getPermittedSubclasses();
        if (permitted == null) {
            return Stream.of(family);
        }
        return Arrays.stream(permitted).flatMap(member -> members(member.asSubclass(DomainEvent.class)));
    }

    private void register(String aggregateType, Class<? extends DomainEvent> event) {
        StoredAs stored = storedAs(event);
        names.put(event, known(event, stored, event));
        aggregateTypes.put(event, aggregateType);
        Class<?> newer = event;
        for (Class<? extends Superseded> older : superseded(event)) {
            StoredAs before = storedAs(older);
            if (!before.value().equals(stored.value())
                    || before.revision() >= storedAs(newer).revision()) {
                throw new IllegalStateException(
                        "%s is no earlier revision of %s".formatted(older.getName(), newer.getName()));
            }
            known(older, before, event);
            newer = older;
        }
    }

    /** Every earlier form of an event, the latest first. */
    public static List<Class<? extends Superseded>> superseded(Class<? extends DomainEvent> event) {
        List<Class<? extends Superseded>> forms = new ArrayList<>();
        Class<? extends Superseded> before = storedAs(event).supersedes();
        while (before != Superseded.None.class) {
            forms.add(before);
            before = storedAs(before).supersedes();
        }
        return forms;
    }

    private static StoredAs storedAs(Class<?> event) {
        StoredAs stored = event.getAnnotation(StoredAs.class);
        if (stored == null) {
            throw new IllegalStateException(
                    event.getName() + " has no @StoredAs name; it could not be read back after a rename");
        }
        return stored;
    }

    private Name known(Class<?> event, StoredAs stored, Class<? extends DomainEvent> today) {
        Name name = new Name(stored.value(), stored.revision());
        Form other = forms.put(name, new Form(event, today));
        if (other != null) {
            throw new IllegalStateException(
                    "%s and %s are both stored as %s".formatted(other.stored().getName(), event.getName(), name));
        }
        return name;
    }

    /** @throws IllegalStateException if the event belongs to no registered family */
    public Name nameOf(Class<?> event) {
        Name name = names.get(event);
        if (name == null) {
            throw new IllegalStateException(event.getName() + " belongs to no registered family of events");
        }
        return name;
    }

    /** The stable name of the aggregate type an event class belongs to. */
    public String aggregateTypeOf(Class<?> event) {
        nameOf(event);
        return aggregateTypes.getOrDefault(event, "");
    }

    /**
     * A stored event as it is understood today, whatever form it was written in.
     *
     * @throws IllegalStateException if nothing is known under that name: the log was written by a newer version
     */
    public DomainEvent read(String type, int revision, String json) {
        Object stored = EventJson.read(json, form(type, revision).stored());
        return stored instanceof Superseded older ? older.lifted() : (DomainEvent) stored;
    }

    /**
     * What {@link #read} makes of an event of that name.
     *
     * @throws IllegalStateException likewise
     */
    public Class<? extends DomainEvent> kindOf(String type, int revision) {
        return form(type, revision).today();
    }

    private Form form(String type, int revision) {
        Form form = forms.get(new Name(type, revision));
        if (form == null) {
            throw new IllegalStateException("the log holds an event '%s' revision %d that this version does not know"
                    .formatted(type, revision));
        }
        return form;
    }
}
