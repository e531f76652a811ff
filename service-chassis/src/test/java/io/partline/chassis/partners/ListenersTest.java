package io.partline.chassis.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.TestTopic;
import io.partline.realparts.RealParts;
import io.partline.sample.SampleService;
import io.partline.sample.SampleService.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

class ListenersTest {
    private final CountDownLatch busy = new CountDownLatch(2);
    private final CountDownLatch released = new CountDownLatch(1);

    /** A node is given one length of time for its end, however many of its subscriptions take theirs. */
    @Test
    @Timeout(60)
    void all_are_told_to_end_before_any_is_waited_for() throws InterruptedException {
        List<String> topics = Stream.generate(() -> "told-to-end-" + UUID.randomUUID())
                .limit(2)
                .toList();
        topics.forEach(topic ->
                new TestTopic(topic, RealParts.kafka()).send(SampleService.WANTED, "jar:a", new Wanted("jar:a", 1)));
        List<ConcurrentMessageListenerContainer<String, byte[]>> containers =
                topics.stream().map(this::container).toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.kafka()))) {
            Listeners listeners = new Listeners(
                    containers, List.of(), new Topics(admin, 1, (short) 1, 0), null, Duration.ofMinutes(1));
            listeners.start();
            busy.await();

            CompletableFuture<String> ended = new CompletableFuture<>();
            listeners.stop(() -> ended.complete("all"));
            assertThat(containers).noneMatch(ConcurrentMessageListenerContainer::isRunning);
            assertThat(ended).as("while they are at work").isNotDone();

            released.countDown();
            assertThat(ended).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("all");
        }
    }

    @Test
    @Timeout(60)
    void a_topic_that_somebody_deleted_is_made_again() throws InterruptedException, ExecutionException {
        String topic = "deleted-" + UUID.randomUUID();
        Subscription subscription =
                Subscription.named("guests").topics(topic).on(SampleService.WANTED, Wanted.class, (_, _) -> {});
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.kafka()))) {
            Topics topics = new Topics(admin, 1, (short) 1, 0);
            Listeners listeners = new Listeners(List.of(), List.of(subscription), topics, null, Duration.ofMillis(200));
            listeners.start();
            Await.until(() -> isThere(topic, admin));
            admin.deleteTopics(List.of(topic)).all().get();
            Await.until(() -> isThere(topic, admin));
            listeners.stop();
        }
    }

    private static boolean isThere(String topic, Admin admin) {
        try {
            return admin.listTopics().names().get().contains(topic);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConcurrentMessageListenerContainer<String, byte[]> container(String topic) {
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setMessageListener((MessageListener<String, byte[]>) event -> {
            busy.countDown();
            awaitRelease();
        });
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                RealParts.kafka(),
                ConsumerConfig.GROUP_ID_CONFIG,
                topic,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        ConcurrentMessageListenerContainer<String, byte[]> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setBeanName(topic);
        return container;
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
