package io.partline.chassis.partners;

import io.partline.chassis.follow.EventFeed;
import io.partline.chassis.follow.FollowerPositions;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes a service's publishers. One is there for all that a service publishes; an event that was recorded for long before
 * it was published gets one of its own, which begins at the beginning and so tells the past too.
 */
public class Publishers {
    /** What was published since is published again after a crash; listeners pass over it. */
    private static final Duration NOTED_EVERY = Duration.ofMillis(250);

    private final String source;
    private final EventFeed feed;
    private final FollowerPositions positions;
    private final DataSource dataSource;
    private final Producer<String, byte[]> producer;
    private final Topics topics;

    Publishers(
            String source,
            EventFeed feed,
            FollowerPositions positions,
            DataSource dataSource,
            Producer<String, byte[]> producer,
            Topics topics) {
        this.source = source;
        this.feed = feed;
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
        return new Publisher(name, source, published, feed, positions, dataSource, producer, topics, NOTED_EVERY);
    }
}
