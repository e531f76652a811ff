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
    private final WhenStockReservedThenPlanShipment plan;
    private final TransactionTemplate transaction;

    WhenCarrierServesLaneThenPlanShipment(
            WaitingShipments waiting, WhenStockReservedThenPlanShipment plan, PlatformTransactionManager transactions) {
        this.waiting = waiting;
        this.plan = plan;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        try {
            transaction.executeWithoutResult(status -> {
                List<ReservedStock> served = waiting.takeServed(AT_ONCE);
                for (ReservedStock stock : served) {
                    waiting.remove(stock.toShip().shipmentId());
                    plan.on(stock);
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("shipments that wait for a carrier are looked at again in a second", e);
        }
    }
}
