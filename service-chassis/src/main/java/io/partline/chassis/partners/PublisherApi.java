package io.partline.chassis.partners;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.follow.FollowerPositions;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Where an operator has public events told once more, after Kafka has lost some. */
@Refuses(Forbidden.class)
@RestController
class PublisherApi {
    private static final int COUNT_UP_TO = 10_000;

    private final List<Publisher> publishers;
    private final EventLog log;
    private final FollowerPositions positions;
    private final Clock clock;
    private final Duration remembered;

    /** @param remembered how long listeners know what they have heard */
    PublisherApi(
            List<Publisher> publishers, EventLog log, FollowerPositions positions, Clock clock, Duration remembered) {
        this.clock = clock;
        this.remembered = remembered;
        this.publishers = publishers;
        this.log = log;
        this.positions = positions;
    }

    /**
     * @param position from where on it is told again: what is recorded later is told after it, in order
     * @param events that lie behind it, private ones too, counted up to 10,000
     */
    @Schema(example = """
            {"publisher": "publisher", "from": "2026-11-25T10:54:31Z", "position": "104233/77120", "events": 1180}
            """)
    record ToldAgain(String publisher, Instant from, String position, long events) {}

    @Operation(
            summary =
                    "Publish again, in order, what was recorded since an instant; who has heard it passes over it by id")
    @PostMapping("/ops/publishers/{name}/publish-again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ToldAgain> publishAgain(@PathVariable String name, @RequestParam Instant from, Caller caller) {
        caller.require("publish-again", Role.OPS);
        Publisher publisher = publishers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> NotFound.of("publisher", name));
        Instant earliest = clock.instant().minus(remembered);
        if (from.isBefore(earliest)) {
            throw Invalid.field(
                    "from",
                    "must be %s or later: what is older listeners do not know any more, it would take effect a second time"
                            .formatted(earliest.truncatedTo(ChronoUnit.SECONDS)));
        }
        LogPosition wanted = log.before(from);
        LogPosition position = setBack(name, wanted);
        publisher.wasSetBack();
        return ResponseEntity.accepted()
                .location(URI.create("../../followers/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8)))
                .body(new ToldAgain(name, from, position.toString(), log.countAfter(position, COUNT_UP_TO)));
    }

    /** Never forward: what has not been told yet is told anyway. */
    private LogPosition setBack(String name, LogPosition wanted) {
        while (true) {
            LogPosition there = positions.read(name);
            if (there.compareTo(wanted) <= 0) {
                return there;
            }
            if (positions.move(name, there, wanted, null)) {
                return wanted;
            }
        }
    }
}
