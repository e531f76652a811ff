package io.partline.requests.waiting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Reaction;
import io.partline.requests.order.Condition;
import io.partline.requests.order.Line;
import io.partline.requests.order.LineId;
import io.partline.requests.order.Milestone;
import io.partline.requests.order.Milestone.Type;
import io.partline.requests.order.OrderEvent.LineBackordered;
import io.partline.requests.order.OrderEvent.LineReceived;
import io.partline.requests.order.OrderEvent.LineReserved;
import io.partline.requests.order.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Line fill, and promises kept. A line is filled at once when its first attempt found stock and was not on backorder
 * before; its promise is the first date it was given, whatever came after.
 */
@Component
class WhenLineIsServedThenCountIt implements Reaction {
    private static final int FIRST = 1;

    private final History<OrderState> orders;
    private final Counter atOnce;
    private final Counter later;
    private final Counter kept;
    private final Counter broken;

    WhenLineIsServedThenCountIt(History<OrderState> orders, MeterRegistry meters) {
        this.orders = orders;
        this.atOnce = lines("at_once", meters);
        this.later = lines("later", meters);
        this.kept = promises("true", meters);
        this.broken = promises("false", meters);
    }

    private static Counter lines(String filled, MeterRegistry meters) {
        return Counter.builder("partline.lines")
                .description("Order lines by whether stock was there at once")
                .tag("filled", filled)
                .register(meters);
    }

    private static Counter promises(String kept, MeterRegistry meters) {
        return Counter.builder("partline.promises")
                .description("Received order lines by whether they arrived by the first date that was promised")
                .tag("kept", kept)
                .register(meters);
    }

    @Override
    public String name() {
        return "count-lines";
    }

    @Override
    public List<Class<? extends DomainEvent>> reactsTo() {
        return List.of(LineBackordered.class, LineReserved.class, LineReceived.class);
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void on(StoredEvent event) {
        switch (event.payload()) {
            case LineBackordered e when e.attempt() == FIRST -> onceCommitted(later);
            case LineReserved e
            when e.attempt() == FIRST -> {
                if (milestones(line(event, e.lineId())).noneMatch(each -> each.type() == Type.BACKORDERED)) {
                    onceCommitted(atOnce);
                }
            }
            case LineReceived e when e.condition() == Condition.GOOD -> received(event, e);
            default -> {}
        }
    }

    private void received(StoredEvent event, LineReceived e) {
        Line line = line(event, e.lineId()).orElseThrow();
        if (!line.wasFulfilledBy(e.attempt(), e.receivedAt())) {
            return;
        }
        Instant arrivedAt = line.attempts().stream()
                .filter(attempt -> attempt.number() == e.attempt())
                .flatMap(attempt -> attempt.milestones().stream())
                .filter(each -> each.type() == Type.DELIVERED)
                .map(Milestone::at)
                .findFirst()
                .orElse(e.receivedAt());
        milestones(Optional.of(line))
                .filter(each -> each.type() == Type.RESERVED)
                .map(Milestone::promisedAt)
                .findFirst()
                .ifPresent(promised -> onceCommitted(arrivedAt.isAfter(promised) ? broken : kept));
    }

    private Optional<Line> line(StoredEvent event, LineId lineId) {
        return orders.after(event).line(lineId);
    }

    /** Of the first attempt. */
    private static Stream<Milestone> milestones(Optional<Line> line) {
        return line.stream()
                .flatMap(known -> known.attempts().stream())
                .filter(attempt -> attempt.number() == FIRST)
                .flatMap(attempt -> attempt.milestones().stream());
    }

    /** An effect that is undone and repeated counts once. */
    private static void onceCommitted(Counter counter) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter.increment();
            }
        });
    }
}
