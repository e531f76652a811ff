package io.partline.logistics.shipment;

import java.util.List;
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
            transaction.executeWithoutResult(status -> {
                List<GoodsToShip> served = waiting.takeServed(AT_ONCE);
                for (GoodsToShip goods : served) {
                    waiting.remove(goods.toShip().shipmentId());
                    planning.plan(goods);
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("shipments that wait for a carrier are looked at again in a second", e);
        }
    }
}
