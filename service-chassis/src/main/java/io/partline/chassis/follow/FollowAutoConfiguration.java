package io.partline.chassis.follow;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.telemetry.Figures;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the followers of the event log. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
public class FollowAutoConfiguration {
    @Bean
    FollowerPositions followerPositions(JdbcTemplate jdbc) {
        return new FollowerPositions(jdbc);
    }

    @Bean
    EventFeed eventFeed(EventLog log) {
        return new EventFeed(log);
    }

    @Bean
    Followers followers(
            ObjectProvider<Projection> projections,
            ObjectProvider<Reaction> reactions,
            ObjectProvider<Follower> others,
            EventLog log,
            EventFeed feed,
            AppendSignal appended,
            FollowerPositions positions,
            Deliveries deliveries,
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc,
            Clock clock,
            MeterRegistry meters,
            @Value(Figures.EVERY) Duration figuresEvery) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        LogReader reader = new LogReader(
                projections.orderedStream().toList(),
                log,
                feed,
                appended,
                positions,
                transaction,
                JdbcClient.create(jdbc),
                Follower.GATHERING);
        Stream<Follower> ofReactions = reactions
                .orderedStream()
                .map(reaction -> new ReactionFollower(reaction, log, feed, positions, deliveries));
        List<Follower> rest = Stream.concat(ofReactions, others.orderedStream()).toList();
        return new Followers(reader, rest, log, positions, transaction, jdbc, clock, meters, figuresEvery);
    }

    @Bean
    FollowerApi followerApi(Followers followers) {
        return new FollowerApi(followers);
    }
}
