package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.History;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.reservation.ReservationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks every second whether a part that somebody waits for lies anywhere. It looks at the rows and not at single
 * arrivals: whatever order backorder and arrival are recorded in, the next look sees both.
 */
@Component
class WhenStockCameInThenFillBackorders {
    private static final Logger LOG = LoggerFactory.getLogger(WhenStockCameInThenFillBackorders.class);

    private final Backorders backorders;
    private final AllocateStock allocate;
    private final History<ReservationState> reservations;
    private final TransactionTemplate transaction;

    WhenStockCameInThenFillBackorders(
            Backorders backorders,
            AllocateStock allocate,
            History<ReservationState> reservations,
            PlatformTransactionManager transactions) {
        this.backorders = backorders;
        this.allocate = allocate;
        this.reservations = reservations;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        for (String partNumber : backorders.partsThatCameIn()) {
            try {
                serveInOrder(partNumber);
            } catch (RuntimeException e) {
                LOG.warn("backorders of {} are looked at again in a second", partNumber, e);
            }
        }
        for (ReservationId waiting : backorders.servedByTheirOwnShelf()) {
            try {
                transaction.executeWithoutResult(status -> allocate.fromOwnShelf(demand(waiting)));
            } catch (RuntimeException e) {
                LOG.warn("{} is looked at again in a second", waiting.lineId(), e);
            }
        }
    }

    /**
     * Each in a transaction of its own, and no further than the first that must go on waiting: a small late demand does not
     * overtake.
     */
    private void serveInOrder(String partNumber) {
        boolean served;
        do {
            served = Boolean.TRUE.equals(transaction.execute(status -> backorders
                    .takeFirst(partNumber)
                    .map(first -> allocate.stockFor(demand(first)))
                    .orElse(false)));
        } while (served);
    }

    private ReservationState demand(ReservationId reservation) {
        return reservations.of(reservation.aggregateId());
    }
}
