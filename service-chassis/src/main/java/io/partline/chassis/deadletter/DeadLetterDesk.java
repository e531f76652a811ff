package io.partline.chassis.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an operator sees what is parked, tries it again, or gives it up. */
@RestController
class DeadLetterDesk {
    private final Deliveries deliveries;

    DeadLetterDesk(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Operation(summary = "Deliveries that could not be handled, oldest first, at most 200: the first of each key")
    @GetMapping("/ops/dead-letters")
    List<DeadLetter> waiting(Caller caller) {
        caller.require("see-dead-letters", Role.OPS);
        return deliveries.waiting(200);
    }

    @Operation(summary = "Handle a parked delivery again, now")
    @PostMapping("/ops/dead-letters/{id}/replay")
    ResponseEntity<?> replay(@PathVariable long id, Caller caller) {
        caller.require("replay-dead-letters", Role.OPS);
        return ResponseEntity.ok(Map.of("id", id, "settled", deliveries.replay(id)));
    }

    @Operation(summary = "Give a parked delivery up for good")
    @PostMapping("/ops/dead-letters/{id}/discard")
    ResponseEntity<?> discard(@PathVariable long id, Caller caller) {
        caller.require("discard-dead-letters", Role.OPS);
        deliveries.discard(id);
        return ResponseEntity.ok(Map.of("id", id, "discarded", true));
    }

    /** Tries again by itself what is due. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void replayDue() {
        deliveries.replayDue();
    }

    @AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
    static class Wiring {
        @Bean
        Deliveries deliveries(JdbcTemplate jdbc, PlatformTransactionManager transactions, MeterRegistry meters) {
            return new Deliveries(new DeadLetters(jdbc), new TransactionTemplate(transactions), meters);
        }

        @Bean
        DeadLetterDesk deadLetterDesk(Deliveries deliveries) {
            return new DeadLetterDesk(deliveries);
        }
    }
}
