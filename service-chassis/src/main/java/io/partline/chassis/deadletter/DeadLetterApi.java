package io.partline.chassis.deadletter;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where an operator sees what is parked, tries it again, or gives it up. */
@Refuses(Forbidden.class)
@RestController
class DeadLetterApi {
    /** @param settled whether it is dealt with; else it waits on, with its new cause */
    @Schema(example = """
            {"id": 17, "settled": true}
            """)
    record Replayed(long id, boolean settled) {}

    private final Deliveries deliveries;

    DeadLetterApi(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Operation(summary = "Deliveries that could not be handled, oldest first, at most 200: the first of each key")
    @GetMapping("/ops/dead-letters")
    List<DeadLetter> listDeadLetters(Caller caller) {
        caller.require("see-dead-letters", Role.OPS);
        return deliveries.waiting(200);
    }

    @Operation(summary = "Handle a parked delivery again, now")
    @PostMapping("/ops/dead-letters/{id}/replay")
    Replayed replayDeadLetter(@PathVariable long id, Caller caller) {
        caller.require("replay-dead-letters", Role.OPS);
        return new Replayed(id, deliveries.replay(id));
    }

    @Operation(summary = "Discard a dead letter; the next of its key follows")
    @PostMapping("/ops/dead-letters/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardDeadLetter(@PathVariable long id, Caller caller) {
        caller.require("discard-dead-letters", Role.OPS);
        deliveries.discard(id);
    }

    /** Tries again by itself what is due. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void replayDue() {
        deliveries.replayDue();
    }
}
