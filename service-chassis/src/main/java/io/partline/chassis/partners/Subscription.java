package io.partline.chassis.partners;

import io.partline.chassis.events.EventJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Which public events of others a service acts on. Types that are not named are passed over, if nothing else is said. */
public final class Subscription {
    /** @param read null where there is nothing in the data */
    record Handler<T>(Class<T> view, Function<String, @Nullable T> read, BiConsumer<ReceivedEvent, T> effect) {}

    private final String name;
    private final List<String> topics;
    private final @Nullable String topicPattern;
    private final List<Copy> copies;
    private final Map<String, Handler<?>> handlers;
    private final @Nullable Consumer<ReceivedEvent> otherwise;
    private final @Nullable BiConsumer<ReceivedEvent, String> unreadable;
    private final boolean atOnce;

    private Subscription(
            String name,
            List<String> topics,
            @Nullable String topicPattern,
            List<Copy> copies,
            Map<String, Handler<?>> handlers,
            @Nullable Consumer<ReceivedEvent> otherwise,
            @Nullable BiConsumer<ReceivedEvent, String> unreadable,
            boolean atOnce) {
        this.name = name;
        this.topics = topics;
        this.topicPattern = topicPattern;
        this.copies = copies;
        this.handlers = handlers;
        this.otherwise = otherwise;
        this.unreadable = unreadable;
        this.atOnce = atOnce;
    }

    /** @param name stable: names the inbox and, behind the service's name, the Kafka consumer group */
    public static Subscription named(String name) {
        return new Subscription(name, List.of(), null, List.of(), Map.of(), null, null, false);
    }

    public Subscription topics(String... topics) {
        return new Subscription(name, List.of(topics), null, copies, handlers, otherwise, unreadable, atOnce);
    }

    /** @param pattern regular expression; topics that appear later are found within seconds */
    public Subscription topicPattern(String pattern) {
        return new Subscription(name, List.of(), pattern, copies, handlers, otherwise, unreadable, atOnce);
    }

    /** What it keeps in tables. A type may feed several copies, and be acted on as well: that happens after it is kept. */
    public Subscription keep(Copy copy) {
        List<Copy> more = new ArrayList<>(copies);
        more.add(copy);
        return new Subscription(name, topics, topicPattern, more, handlers, otherwise, unreadable, atOnce);
    }

    /**
     * @param view the service's own view of the event's data: the members it needs
     * @param effect runs in the transaction that remembers the event's id
     */
    public <T> Subscription on(String type, Class<T> view, BiConsumer<ReceivedEvent, T> effect) {
        return on(type, view, body -> EventJson.read(body, view), effect);
    }

    /**
     * The same, read otherwise than what is stored and published here.
     *
     * @param read throws a {@link JacksonException} where the data cannot be read; null where there is nothing in it
     */
    public <T> Subscription on(
            String type, Class<T> view, Function<String, @Nullable T> read, BiConsumer<ReceivedEvent, T> effect) {
        Map<String, Handler<?>> more = new LinkedHashMap<>(handlers);
        if (more.put(type, new Handler<>(view, read, effect)) != null) {
            throw new IllegalArgumentException(name + " names " + type + " twice");
        }
        return new Subscription(name, topics, topicPattern, copies, more, otherwise, unreadable, atOnce);
    }

    /** What becomes of an event of a type that is not named, instead of passing it over. */
    public Subscription otherwise(Consumer<ReceivedEvent> effect) {
        return new Subscription(name, topics, topicPattern, copies, handlers, effect, unreadable, atOnce);
    }

    /**
     * What becomes of an event of a named type whose data cannot be read as its view, instead of parking it.
     *
     * @param effect takes the data as it came
     */
    public Subscription unreadable(BiConsumer<ReceivedEvent, String> effect) {
        return new Subscription(name, topics, topicPattern, copies, handlers, otherwise, effect, atOnce);
    }

    /**
     * Each event is handled the moment it arrives. Without this, what arrives within a tenth of a second is handled together,
     * within half a second where ten polls in a row have brought nothing of concern.
     */
    public Subscription atOnce() {
        return new Subscription(name, topics, topicPattern, copies, handlers, otherwise, unreadable, true);
    }

    public String name() {
        return name;
    }

    boolean isAtOnce() {
        return atOnce;
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
        copies.forEach(copy -> copy.views().forEach(views::put));
        handlers.forEach((type, handler) -> views.put(type, handler.view()));
        return views;
    }

    List<Copy> copies() {
        return copies;
    }

    @Nullable
    Handler<?> handler(String type) {
        return handlers.get(type);
    }

    @Nullable
    Consumer<ReceivedEvent> otherwise() {
        return otherwise;
    }

    @Nullable
    BiConsumer<ReceivedEvent, String> unreadable() {
        return unreadable;
    }

    /** Whether it acts on a type or keeps what it says. */
    boolean names(String type) {
        return handlers.containsKey(type) || copies.stream().anyMatch(copy -> copy.handler(type) != null);
    }
}
