package io.partline.chassis.partners;

import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.follow.FollowerPositions;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes a service's publishers. One is there for all that a service publishes; an event that was recorded for long before
 * it was published gets one of its own, which begins at the beginning and so tells the past too.
 */
public class Publishers {
    private final String source;
    private final EventLog log;
    private final AppendSignal appended;
    private final FollowerPositions positions;
    private final DataSource dataSource;
    private final Producer<String, byte[]> producer;
    private final Topics topics;

    Publishers(
            String source,
            EventLog log,
            AppendSignal appended,
            FollowerPositions positions,
            DataSource dataSource,
            Producer<String, byte[]> producer,
            Topics topics) {
        this.source = source;
        this.log = log;
        this.appended = appended;
        this.positions = positions;
        this.dataSource = dataSource;
        this.producer = producer;
        this.topics = topics;
    }

    /**
     * @param name of the follower; its position is kept under it
     * @param published what it tells; no event of any other publisher
     */
    public Publisher named(String name, PublishedEvents published) {
        return new Publisher(name, source, published, log, appended, positions, dataSource, producer, topics);
    }
}
