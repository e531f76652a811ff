package io.partline.chassis.partners;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Starts the listeners, and stops them. Their topics are made beside it: a service starts and serves while Kafka is
 * away, and hears what was said meanwhile once it is back.
 */
final class Listeners implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final long PAUSE_MS = 1_000;

    private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers;
    private final List<String> wanted;
    private final Topics topics;
    private volatile boolean running;

    Listeners(
            List<ConcurrentMessageListenerContainer<String, byte[]>> containers,
            List<Subscription> subscriptions,
            Topics topics) {
        this.containers = containers;
        this.wanted = subscriptions.stream()
                .flatMap(subscription -> subscription.topics().stream())
                .distinct()
                .toList();
        this.topics = topics;
    }

    @Override
    public void start() {
        running = true;
        containers.forEach(ConcurrentMessageListenerContainer::start);
        Thread.ofPlatform().daemon().name("topics").start(this::makeTopics);
    }

    private void makeTopics() {
        for (String topic : wanted) {
            boolean told = false;
            while (running) {
                try {
                    topics.ensure(topic);
                    break;
                } catch (ExecutionException e) {
                    if (!told) {
                        LOG.warn("topic {} could not be made yet; it is tried again every second", topic, e.getCause());
                        told = true;
                    }
                    pause();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        containers.forEach(ConcurrentMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
