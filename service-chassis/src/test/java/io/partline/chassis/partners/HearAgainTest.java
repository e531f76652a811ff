package io.partline.chassis.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.TestTopic;
import io.partline.realparts.RealParts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a group goes on that is set back: an hour before the moment, never forward, and not under a living member. */
class HearAgainTest {
    private static final Instant MOMENT = Instant.parse("2026-11-30T12:00:00Z");

    private final Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.kafka()));
    private final String topic = "partline.test-again-" + UUID.randomUUID() + ".v1";
    private final String group = "partline.test." + UUID.randomUUID();
    private final TopicPartition first = new TopicPartition(topic, 0);
    private final TopicPartition second = new TopicPartition(topic, 1);

    @BeforeEach
    void speak() throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(2), Optional.empty())))
                .all()
                .get();
        for (TopicPartition each : List.of(first, second)) {
            said(each, MOMENT.minus(Duration.ofHours(3)));
            said(each, MOMENT.minus(Duration.ofMinutes(61)));
        }
        said(first, MOMENT.minus(Duration.ofMinutes(59)));
        said(first, MOMENT.plus(Duration.ofMinutes(1)));
    }

    @AfterEach
    void close() {
        admin.close();
    }

    private void said(TopicPartition where, Instant when) {
        new TestTopic(topic)
                .sendRaw(new ProducerRecord<>(topic, where.partition(), when.toEpochMilli(), "a", new byte[] {1}));
    }

    private void heard(Map<TopicPartition, Long> upTo) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        upTo.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    private long place(TopicPartition partition) throws Exception {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition)
                .offset();
    }

    private HearAgain again() {
        Clock later = Clock.fixed(MOMENT.plus(Duration.ofHours(1)), ZoneOffset.UTC);
        return HearAgain.from(MOMENT.toString(), admin, later, Duration.ofDays(180));
    }

    @Test
    void it_hears_again_what_was_said_since_an_hour_before_the_moment() throws Exception {
        heard(Map.of(first, 4L, second, 2L));
        again().setBack(group, List.of(topic));
        assertThat(place(first)).isEqualTo(2);
        assertThat(place(second)).as("nothing was said there since").isEqualTo(2);
    }

    @Test
    void who_has_heard_less_goes_on_from_there() throws Exception {
        heard(Map.of(first, 1L));
        again().setBack(group, List.of(topic));
        assertThat(place(first)).isEqualTo(1);
    }

    @Test
    void no_further_back_than_the_inbox_remembers() throws Exception {
        heard(Map.of(first, 4L));
        Clock later = Clock.fixed(MOMENT.plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
        HearAgain.from(MOMENT.toString(), admin, later, Duration.ofMinutes(2)).setBack(group, List.of(topic));
        assertThat(place(first)).isEqualTo(3);
    }

    @Test
    void a_topic_that_is_not_its_own_is_left_alone() throws Exception {
        heard(Map.of(first, 4L));
        again().setBack(group, List.of("partline.other.v1"));
        assertThat(place(first)).isEqualTo(4);
    }

    @Test
    void a_group_with_a_living_member_is_left_where_it_is() throws Exception {
        heard(Map.of(first, 4L, second, 2L));
        try (KafkaConsumer<String, byte[]> member = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RealParts.kafka(), "group.id", group, "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            member.subscribe(List.of(topic));
            Await.until(() -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
            });
            new HearAgain(admin, MOMENT, Duration.ZERO).setBack(group, List.of(topic));
        }
        assertThat(place(first)).isEqualTo(4);
    }
}
