package io.partline.chassis.partners;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Starts the listeners, and stops them. Their topics are made beside it: a service starts and serves while Kafka is
 * away, and hears what was said meanwhile once it is back. Where somebody deleted one, or Kafka was made anew, it is made
 * again within a minute.
 */
final class Listeners implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final long PAUSE_MS = 1_000;
    /** Tries. */
    private static final int TOLD_EVERY = 60;

    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers;
    private final List<String> wanted;
    private final Topics topics;
    private final @Nullable HearAgain again;
    private final Duration lookedEvery;
    private volatile boolean running;

    /**
     * @param again before the first of them listens; null for going on where they were
     * @param lookedEvery how often to look whether somebody has deleted a topic
     */
    Listeners(
            List<ConcurrentMessageListenerContainer<String, byte[]>> containers,
            List<Subscription> subscriptions,
            Topics topics,
            @Nullable HearAgain again,
            Duration lookedEvery) {
        this.containers = containers;
        this.again = again;
        this.lookedEvery = lookedEvery;
        this.wanted = subscriptions.stream()
                .flatMap(subscription -> subscription.topics().stream())
                .distinct()
                .toList();
        this.topics = topics;
    }

    @Override
    public void start() {
        running = true;
        if (again == null) {
            containers.forEach(ConcurrentMessageListenerContainer::start);
        } else {
            Thread.ofPlatform().daemon().name("hear-again").start(() -> hear(again));
        }
        Thread.ofPlatform().daemon().name("topics").start(this::makeTopics);
    }

    private void hear(HearAgain again) {
        for (ConcurrentMessageListenerContainer<String, byte[]> container : containers) {
            String group = Objects.requireNonNull(container.getGroupId());
            untilItIs("group " + group + " could not be set back", () -> again.setBack(group, topicsOf(container)));
        }
        synchronized (this) {
            if (running) {
                containers.forEach(ConcurrentMessageListenerContainer::start);
            }
        }
    }

    private Collection<String> topicsOf(ConcurrentMessageListenerContainer<String, byte[]> container)
            throws InterruptedException, ExecutionException {
        Pattern pattern = container.getContainerProperties().getTopicPattern();
        return pattern == null
                ? List.of(Objects.requireNonNull(
                        container.getContainerProperties().getTopics()))
                : topics.like(pattern);
    }

    private void makeTopics() {
        while (running) {
            wanted.forEach(topic -> untilItIs("topic " + topic + " could not be made", () -> topics.ensure(topic)));
            pause(lookedEvery.toMillis());
            topics.forget();
        }
    }

    /** What is asked of a broker, which may be away. */
    private interface Asking {
        void ask() throws InterruptedException, ExecutionException;
    }

    private void untilItIs(String failure, Asking asking) {
        int tries = 0;
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                asking.ask();
                return;
            } catch (ExecutionException | RuntimeException e) {
                if (tries++ % TOLD_EVERY == 0) {
                    LOG.warn("{} yet; it is tried again every second", failure, e);
                }
                pause(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All at once: with Kafka away each of them takes the time that it is given for its last words. */
    @Override
    public synchronized void stop(Runnable ended) {
        running = false;
        CompletableFuture.allOf(containers.stream().map(Listeners::end).toArray(CompletableFuture[]::new))
                .thenRun(ended);
    }

    private static CompletableFuture<Void> end(ConcurrentMessageListenerContainer<String, byte[]> container) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        container.stop(() -> ended.complete(null));
        return ended;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
