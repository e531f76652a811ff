package io.partline.inventory.allocation;

import io.partline.chassis.aggregate.History;
import io.partline.inventory.allocation.Backorders.Waiting;
import io.partline.inventory.availability.StockLevels;
import io.partline.inventory.reservation.ReservationState;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private final StockLevels stockLevels;
    private final AllocateStock allocate;
    private final History<ReservationState> reservations;
    private final TransactionTemplate transaction;

    WhenStockCameInThenFillBackorders(
            Backorders backorders,
            StockLevels stockLevels,
            AllocateStock allocate,
            History<ReservationState> reservations,
            PlatformTransactionManager transactions) {
        this.backorders = backorders;
        this.stockLevels = stockLevels;
        this.allocate = allocate;
        this.reservations = reservations;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        for (String partNumber : backorders.partsThatCameIn()) {
            try {
                fill(partNumber);
            } catch (RuntimeException e) {
                LOG.warn("backorders of {} are looked at again in a second", partNumber, e);
            }
        }
    }

    /**
     * In order, each in a transaction of its own, and no further than the first that must go on waiting: a small late
     * demand does not overtake. Only what lies on a station's own shelf is of no use to the others, so it is not kept for
     * them.
     */
    private void fill(String partNumber) {
        Set<String> goOnWaiting = new HashSet<>();
        Optional<Waiting> last = Optional.empty();
        do {
            Optional<Waiting> after = last;
            last = Objects.requireNonNull(
                    transaction.execute(status -> serveNext(partNumber, after.orElse(null), goOnWaiting)));
        } while (last.isPresent());
    }

    private Optional<Waiting> serveNext(String partNumber, @Nullable Waiting after, Set<String> goOnWaiting) {
        Optional<Waiting> next = backorders.takeNext(partNumber, after);
        next.ifPresent(waiting -> {
            boolean itsTurn = goOnWaiting.isEmpty()
                    || !goOnWaiting.contains(waiting.destination())
                            && stockLevels.promises(partNumber).getOrDefault(waiting.destination(), 0L)
                                    >= waiting.quantity();
            if (!itsTurn
                    || !allocate.stockFor(reservations.of(waiting.reservation().aggregateId()))) {
                goOnWaiting.add(waiting.destination());
            }
        });
        return next;
    }
}
