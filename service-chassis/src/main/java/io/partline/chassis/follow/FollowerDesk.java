package io.partline.chassis.follow;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogBell;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.chassis.telemetry.TraceContinuation;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an operator sees the followers and has a projection rebuilt. */
@RestController
class FollowerDesk {
    private final Followers followers;

    FollowerDesk(Followers followers) {
        this.followers = followers;
    }

    @Operation(summary = "Every follower of the event log: position, lag, failure, rebuild")
    @GetMapping("/ops/followers")
    List<Followers.Standing> all(Caller caller) {
        caller.require("see-followers", Role.OPS);
        return followers.standings();
    }

    @Operation(summary = "One follower, with the progress of its rebuild")
    @GetMapping("/ops/followers/{name}")
    Followers.Standing one(@PathVariable String name, Caller caller) {
        caller.require("see-followers", Role.OPS);
        return followers.standing(name);
    }

    @Operation(summary = "Rebuild a projection from its events while the present rows keep answering")
    @PostMapping("/ops/followers/{name}/rebuild")
    ResponseEntity<Rebuild.Progress> rebuild(@PathVariable String name, Caller caller) {
        caller.require("rebuild-projection", Role.OPS);
        return ResponseEntity.accepted().body(followers.rebuild(name));
    }

    @AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
    static class Wiring {
        @Bean
        FollowerPositions followerPositions(JdbcTemplate jdbc) {
            return new FollowerPositions(jdbc);
        }

        @Bean
        OutsidePosition outsidePosition(FollowerPositions positions) {
            return new OutsidePosition(positions);
        }

        @Bean
        Followers followers(
                ObjectProvider<Projection> projections,
                ObjectProvider<Reaction> reactions,
                ObjectProvider<Follower> others,
                EventLog log,
                LogBell bell,
                FollowerPositions positions,
                Deliveries deliveries,
                TraceContinuation traces,
                PlatformTransactionManager transactions,
                JdbcTemplate jdbc,
                Clock clock,
                MeterRegistry meters) {
            TransactionTemplate transaction = new TransactionTemplate(transactions);
            JdbcClient db = JdbcClient.create(jdbc);
            Stream<Follower> ofProjections = projections
                    .orderedStream()
                    .map(projection -> new ProjectionFollower(projection, log, bell, positions, transaction, db));
            Stream<Follower> ofReactions = reactions
                    .orderedStream()
                    .map(reaction -> new ReactionFollower(reaction, log, bell, positions, deliveries, traces));
            List<Follower> all = Stream.of(ofProjections, ofReactions, others.orderedStream())
                    .flatMap(followers -> followers)
                    .toList();
            return new Followers(all, log, positions, transaction, jdbc, clock, meters);
        }

        @Bean
        FollowerDesk followerDesk(Followers followers) {
            return new FollowerDesk(followers);
        }
    }
}
