package io.partline.chassis.partners;

import io.partline.chassis.deadletter.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Tells the operators' tools of every parked delivery; the queue itself is in the database. Only a broker that is away
 * holds up the parking. What it refuses for good, because the record is too large or the topic may not be written, is
 * announced without its body, or not at all.
 */
final class DeadLetterTopic {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterTopic.class);
    /** Header that tells why it was parked. */
    static final String REASON = "partline_reason";

    private static final int MAX_ANNOUNCEMENT_S = 30;

    private final String name;
    private final Producer<String, byte[]> producer;
    private final Topics topics;

    DeadLetterTopic(String name, Producer<String, byte[]> producer, Topics topics) {
        this.name = name;
        this.producer = producer;
        this.topics = topics;
    }

    /** @throws BrokerUnreachable if the broker did not answer: nothing was parked yet, deliver it again */
    void announce(Delivery delivery, String reason) {
        if (!announced(delivery, delivery.body(), reason) && !announced(delivery, "", reason)) {
            LOG.warn(
                    "{} takes no announcement of the dead letter {} of {}; it waits in the database",
                    name,
                    delivery.eventId(),
                    delivery.listener());
        }
    }

    /** @return whether the broker took it; false if it refused it for good */
    private boolean announced(Delivery delivery, String body, String reason) {
        try {
            topics.ensure(name);
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                    name,
                    null,
                    delivery.key(),
                    body.getBytes(StandardCharsets.UTF_8),
                    CloudEventRecords.headers(delivery.headers()));
            record.headers().add(REASON, reason.getBytes(StandardCharsets.UTF_8));
            producer.send(record).get(MAX_ANNOUNCEMENT_S, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnreachable(e);
        } catch (TimeoutException e) {
            throw new BrokerUnreachable(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw new BrokerUnreachable(e);
            }
            LOG.warn("{} refused a record", name, e.getCause());
            return false;
        }
    }

    static final class BrokerUnreachable extends DataAccessResourceFailureException {
        BrokerUnreachable(Exception cause) {
            super("the dead-letter topic could not be written", cause);
        }
    }
}
