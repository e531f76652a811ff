package io.partline.chassis.partners;

import io.partline.chassis.events.EventJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tables that hold what another service tells, and nothing else, so that they can be filled again from the beginning of
 * its topic. An effect writes absolute values, names no schema, and decides nothing.
 */
public final class Copy {
    record Handler<T>(Class<T> view, Consumer<T> effect) {}

    private final String name;
    private final List<String> tables;
    private final Map<String, Handler<?>> handlers;

    private Copy(String name, List<String> tables, Map<String, Handler<?>> handlers) {
        this.name = name;
        this.tables = tables;
        this.handlers = handlers;
    }

    /**
     * @param name stable, unique in the service: letters, digits and dashes
     * @param tables all that the effects write; nothing else writes them
     */
    public static Copy named(String name, List<String> tables) {
        return new Copy(name, List.copyOf(tables), Map.of());
    }

    /**
     * @param view the service's own view of the event's data
     * @param effect writes the tables, in the transaction that remembers the event's id
     */
    public <T> Copy on(String type, Class<T> view, Consumer<T> effect) {
        Map<String, Handler<?>> more = new LinkedHashMap<>(handlers);
        if (more.put(type, new Handler<>(view, effect)) != null) {
            throw new IllegalArgumentException(name + " names " + type + " twice");
        }
        return new Copy(name, tables, more);
    }

    public String name() {
        return name;
    }

    List<String> tables() {
        return tables;
    }

    Map<String, Class<?>> views() {
        Map<String, Class<?>> views = new LinkedHashMap<>();
        handlers.forEach((type, handler) -> views.put(type, handler.view()));
        return views;
    }

    @Nullable
    Handler<?> handler(String type) {
        return handlers.get(type);
    }

    /** Writes what an event of a type that feeds it says; another is passed over. */
    void apply(String type, String body) {
        Handler<?> handler = handlers.get(type);
        if (handler != null) {
            write(handler, body);
        }
    }

    private static <T> void write(Handler<T> handler, String body) {
        handler.effect().accept(EventJson.read(body, handler.view()));
    }
}
