package io.partline.chassis.partners;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.follow.EventFeed;
import io.partline.chassis.follow.FollowAutoConfiguration;
import io.partline.chassis.follow.FollowerPositions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;

/** Wires the publisher, the listeners and the dead-letter topic. */
@AutoConfiguration(
        after = {
            FollowAutoConfiguration.class,
            org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration.class
        })
class KafkaAutoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaAutoConfiguration.class);
    private static final String INBOX_KEPT = "${partline.retention.inbox:P180D}";
    /** What is near the end of its time may be forgotten while it is on its way. */
    private static final int SURE_OF_HUNDREDTHS = 99;

    /** With Kafka away there is nobody to whom anything more could be said. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** Longer than any outage: a send either succeeds or waits. Giving one up could put those behind it in front. */
    private static final int NEVER_GIVE_UP_MS = Integer.MAX_VALUE;

    private static final int WAIT_FOR_METADATA_MS = 10_000;

    private static final Duration TOPICS_LOOKED_FOR_EVERY = Duration.ofMinutes(1);

    private static final long OFFSETS_EVERY_MS = 500;

    /** How long a subscription that need not be at once lets events gather. */
    private static final long GATHERING_MS = 100;

    /** So many in one go that who is far behind is not held up by gathering: with 500, 5,000 a second would be the most. */
    private static final int MOST_IN_ONE_POLL = 5_000;

    /** By us, or by the container because another of its consumers ended, which says why itself. */
    private static final Set<Reason> STOPPED_ON_PURPOSE = Set.of(Reason.NORMAL, Reason.ABNORMAL);

    /** With every setting of the others, TLS and SASL among them. */
    @Bean(destroyMethod = "")
    Admin kafkaAdminClient(KafkaAdmin settings) {
        return Admin.create(settings.getConfigurationProperties());
    }

    /** Without it they wait until Kafka is back, and the node with them. */
    @Bean
    DisposableBean endOfKafkaClients(Producer<String, byte[]> producer, Admin admin) {
        return () -> {
            try {
                producer.close(LAST_WORDS);
            } finally {
                admin.close(LAST_WORDS);
            }
        };
    }

    @Bean
    Topics topics(
            Admin admin,
            @Value("${partline.topics.partitions:6}") int partitions,
            @Value("${partline.topics.replication-factor:-1}") short replicationFactor,
            @Value("${partline.topics.min-insync-replicas:0}") int minInsyncReplicas) {
        return new Topics(admin, partitions, replicationFactor, minInsyncReplicas);
    }

    @Bean(destroyMethod = "")
    Producer<String, byte[]> partlineProducer(ProducerFactory<?, ?> configured) {
        Map<String, Object> settings = new HashMap<>(configured.getConfigurationProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // The client's own guard of the order needs a first batch that the broker took. On a new partition the first
        // can be turned away while the second, already on its way, is taken: the first then never fits.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, NEVER_GIVE_UP_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WAIT_FOR_METADATA_MS);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    KafkaClientMetrics partlineProducerMetrics(Producer<String, byte[]> producer) {
        return new KafkaClientMetrics(producer);
    }

    @Bean
    Publishers publishers(
            @Value("${spring.application.name}") String service,
            EventFeed feed,
            FollowerPositions positions,
            DataSource dataSource,
            Producer<String, byte[]> producer,
            Topics topics) {
        return new Publishers("/partline/" + service, feed, positions, dataSource, producer, topics);
    }

    @Bean
    Publisher publisher(Publishers publishers, PublishedEvents published) {
        return publishers.named(Publisher.NAME, published);
    }

    @Bean
    Listeners listeners(
            @Value("${spring.application.name}") String service,
            List<Subscription> subscriptions,
            ConsumerFactory<?, ?> configured,
            Deliveries deliveries,
            JdbcTemplate jdbc,
            MeterRegistry meters,
            ApplicationContext context,
            Producer<String, byte[]> producer,
            Topics topics,
            Optional<HearAgain> again) {
        DeadLetterTopic deadLetterTopic =
                new DeadLetterTopic("partline." + service + ".dead-letters.v1", producer, topics);
        List<ConcurrentMessageListenerContainer<String, byte[]>> containers = subscriptions.stream()
                .map(subscription -> {
                    InboxListener listener = new InboxListener(subscription, deliveries, jdbc, meters);
                    deliveries.onParking(subscription.name(), deadLetterTopic::announce);
                    return container(service, subscription, configured, listener, meters, context);
                })
                .toList();
        return new Listeners(containers, subscriptions, topics, again.orElse(null), TOPICS_LOOKED_FOR_EVERY);
    }

    /** Only after a restore. */
    @Bean
    @ConditionalOnProperty(HearAgain.SETTING)
    HearAgain hearAgain(
            @Value("${" + HearAgain.SETTING + "}") String from,
            Admin admin,
            Clock clock,
            @Value(INBOX_KEPT) Duration remembered) {
        return HearAgain.from(from, admin, clock, sureOf(remembered));
    }

    private static Duration sureOf(Duration remembered) {
        return remembered.multipliedBy(SURE_OF_HUNDREDTHS).dividedBy(100);
    }

    private static ConcurrentMessageListenerContainer<String, byte[]> container(
            String service,
            Subscription subscription,
            ConsumerFactory<?, ?> configured,
            InboxListener listener,
            MeterRegistry meters,
            ApplicationContext context) {
        DefaultKafkaConsumerFactory<String, byte[]> consumers = consumers(service, subscription, configured);
        consumers.addListener(new MicrometerConsumerListener<>(meters));
        String pattern = subscription.topicPattern();
        ContainerProperties properties = pattern == null
                ? new ContainerProperties(subscription.topics().toArray(String[]::new))
                : new ContainerProperties(Pattern.compile(pattern));
        // Offsets move now and then; what is delivered again after a crash is in the inbox.
        properties.setAckMode(ContainerProperties.AckMode.TIME);
        properties.setAckTime(OFFSETS_EVERY_MS);
        properties.setIdleBetweenPolls(subscription.isAtOnce() ? 0 : GATHERING_MS);
        properties.setMissingTopicsFatal(false);
        properties.setMessageListener(listener);
        ConcurrentMessageListenerContainer<String, byte[]> container =
                new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(subscription.name());
        container.setApplicationContext(context);
        container.setApplicationEventPublisher(event -> endNodeThatHearsNothing(event, context));
        container.setConcurrency(1);
        // What reaches this handler is an outage, not a bad message: the same record again, for as long as it takes.
        container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(500, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }

    private static DefaultKafkaConsumerFactory<String, byte[]> consumers(
            String service, Subscription subscription, ConsumerFactory<?, ?> configured) {
        Map<String, Object> settings = new HashMap<>(configured.getConfigurationProperties());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "partline." + service + "." + subscription.name());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        // A broker answers at once when there is something; asked this often, an idle platform costs less. What is
        // newly
        // assigned waits for the answer under way.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_IN_ONE_POLL);
        // A node that died without a word holds its partitions no longer than this.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        return new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Bean
    PublisherApi publisherApi(
            List<Publisher> publishers,
            EventLog log,
            FollowerPositions positions,
            Clock clock,
            @Value(INBOX_KEPT) Duration remembered) {
        return new PublisherApi(publishers, log, positions, clock, sureOf(remembered));
    }

    @Bean
    Copies copies(
            @Value("${spring.application.name}") String service,
            List<Subscription> subscriptions,
            ConsumerFactory<?, ?> configured,
            Deliveries deliveries,
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc,
            Clock clock) {
        return new Copies(
                subscriptions,
                subscription -> consumers(service, subscription, configured).createConsumer(),
                deliveries,
                new TransactionTemplate(transactions),
                jdbc,
                clock);
    }

    @Bean
    CopyApi copyApi(Copies copies) {
        return new CopyApi(copies);
    }

    /** A listener that an error ended stays silent, whatever the rest of the node does: the node is to be restarted. */
    private static void endNodeThatHearsNothing(Object event, ApplicationContext context) {
        if (event instanceof ConsumerStoppedEvent stopped && !STOPPED_ON_PURPOSE.contains(stopped.getReason())) {
            LOG.error("a listener ended for good, this node must be restarted: {}", stopped);
            AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        }
    }
}
