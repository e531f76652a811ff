package io.partline.chassis.partners;

import io.partline.chassis.events.AdvisoryLock;
import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Follower;
import io.partline.chassis.follow.FollowerPositions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Follows the event log (it is the outbox) and writes the service's public events to Kafka.
 *
 * <p>Order of steps: send all of a batch, wait until the broker has acknowledged all, then move the position. Whatever
 * dies in between, the batch is sent again from the same position in the same order, so that the first appearance of
 * each event on its partition is in order; listeners pass over the repetitions by id.
 *
 * <p>One node at a time, by an advisory lock of the database session and not by a row lock: a row lock would give the
 * waiting transaction an id and hold back the horizon, and with it every follower, while the broker is away.
 */
public class Publisher extends Follower {
    public static final String NAME = "publisher";
    private static final int BATCH = 500;

    private final String source;
    private final PublishedEvents published;
    private final EventLog log;
    private final FollowerPositions positions;
    private final DataSource dataSource;
    private final Producer<String, byte[]> producer;
    private final Topics topics;

    Publisher(
            String name,
            String source,
            PublishedEvents published,
            EventLog log,
            AppendSignal appended,
            FollowerPositions positions,
            DataSource dataSource,
            Producer<String, byte[]> producer,
            Topics topics) {
        super(name, appended);
        this.source = source;
        this.published = published;
        this.log = log;
        this.positions = positions;
        this.dataSource = dataSource;
        this.producer = producer;
        this.topics = topics;
    }

    @Override
    protected boolean step() throws Exception {
        if (!log.hasAfter(position())) {
            return false;
        }
        try (Connection session = dataSource.getConnection()) {
            return Boolean.TRUE.equals(AdvisoryLock.tryRun(session, name(), this::publishNext));
        }
    }

    private boolean publishNext() throws InterruptedException, ExecutionException {
        LogPosition at = positions.read(name());
        reached(at);
        List<StoredEvent> batch = log.readAfter(at, BATCH);
        if (batch.isEmpty()) {
            return false;
        }
        send(batch);
        LogPosition last = batch.getLast().position();
        if (positions.move(name(), at, last)) {
            reached(last);
        }
        return true;
    }

    /** Returns when the broker has acknowledged everything. */
    private void send(List<StoredEvent> batch) throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        for (StoredEvent event : batch) {
            for (String topic : published.opens(event)) {
                topics.ensure(topic);
            }
            List<PublicEvent> publicEvents = published.translate(event);
            for (int ordinal = 0; ordinal < publicEvents.size(); ordinal++) {
                ProducerRecord<String, byte[]> record =
                        CloudEventRecords.toRecord(source, event, publicEvents.get(ordinal), ordinal);
                topics.ensure(record.topic());
                acknowledgements.add(producer.send(record));
            }
        }
        producer.flush();
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
    }
}
