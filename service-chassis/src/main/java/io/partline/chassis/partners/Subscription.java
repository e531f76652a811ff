package io.partline.chassis.partners;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Which public events of others a service acts on. Types that are not named are passed over. */
public final class Subscription {
    record Handler<T>(Class<T> view, BiConsumer<ReceivedEvent, T> effect) {}

    private final String name;
    private final List<String> topics;
    private final @Nullable String topicPattern;
    private final Map<String, Handler<?>> handlers;

    private Subscription(
            String name, List<String> topics, @Nullable String topicPattern, Map<String, Handler<?>> handlers) {
        this.name = name;
        this.topics = topics;
        this.topicPattern = topicPattern;
        this.handlers = handlers;
    }

    /** @param name stable: names the inbox and, behind the service's name, the Kafka consumer group */
    public static Subscription named(String name) {
        return new Subscription(name, List.of(), null, Map.of());
    }

    public Subscription topics(String... topics) {
        return new Subscription(name, List.of(topics), null, handlers);
    }

    /** @param pattern regular expression; topics that appear later are found within seconds */
    public Subscription topicPattern(String pattern) {
        return new Subscription(name, List.of(), pattern, handlers);
    }

    /**
     * @param view the service's own view of the event's data: the members it needs
     * @param effect runs in the transaction that remembers the event's id
     */
    public <T> Subscription on(String type, Class<T> view, BiConsumer<ReceivedEvent, T> effect) {
        Map<String, Handler<?>> more = new LinkedHashMap<>(handlers);
        if (more.put(type, new Handler<>(view, effect)) != null) {
            throw new IllegalArgumentException(name + " names " + type + " twice");
        }
        return new Subscription(name, topics, topicPattern, more);
    }

    public String name() {
        return name;
    }

    public List<String> topics() {
        return topics;
    }

    public @Nullable String topicPattern() {
        return topicPattern;
    }

    /** The types acted on, with the view each is read as. */
    public Map<String, Class<?>> views() {
        Map<String, Class<?>> views = new LinkedHashMap<>();
        handlers.forEach((type, handler) -> views.put(type, handler.view()));
        return views;
    }

    @Nullable
    Handler<?> handler(String type) {
        return handlers.get(type);
    }
}
