package io.partline.logistics.shipment;

import io.partline.chassis.outage.Conflict;
import io.partline.chassis.refusal.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks every second whether a lane that a shipment waits for is served by now. */
@Component
class WhenCarrierServesLaneThenPlanShipment {
    private static final Logger LOG = LoggerFactory.getLogger(WhenCarrierServesLaneThenPlanShipment.class);
    private static final int AT_ONCE = 20;

    private final WaitingShipments waiting;
    private final Planning planning;
    private final TransactionTemplate transaction;

    WhenCarrierServesLaneThenPlanShipment(
            WaitingShipments waiting, Planning planning, PlatformTransactionManager transactions) {
        this.waiting = waiting;
        this.planning = planning;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        try {
            boolean more = true;
            for (int i = 0; i < AT_ONCE && more; i++) {
                more = Boolean.TRUE.equals(Conflict.repeating(() -> transaction.execute(status -> planNext())));
            }
        } catch (RuntimeException e) {
            LOG.warn("shipments that wait for a carrier are looked at again in a second", e);
        }
    }

    /**
     * One after the other: what cannot be planned holds up nobody else.
     *
     * @return whether there was one
     */
    private boolean planNext() {
        Optional<GoodsToShip> served = waiting.takeServed();
        served.ifPresent(goods -> {
            waiting.remove(goods.toShip().shipmentId());
            try {
                planning.plan(goods);
            } catch (Refusal refusal) {
                LOG.warn("{} waited for a carrier and is not wanted any more: {}", goods.toShip(), refusal.detail());
            }
        });
        return served.isPresent();
    }
}
