package io.partline.requests.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.ContractSchemas;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From what a partner tells to what the order records, by the contract's examples. */
class MilestoneTranslationTest {
    private static final Instant LONG_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LONG_AFTER = Instant.parse("2027-01-01T00:00:00Z");

    private static <T> MilestoneReported of(
            String type, Class<T> view, BiFunction<T, Instant, MilestoneReported> translation, Instant now) {
        return translation.apply(ContractSchemas.readExample("io.partline." + type + ".v1", view), now);
    }

    private static List<MilestoneReported> all(Instant now) {
        return List.of(
                of(
                        "inventory.stock-reserved",
                        InventoryEvents.StockReserved.class,
                        InventorySubscription::reserved,
                        now),
                of(
                        "inventory.demand-backordered",
                        InventoryEvents.DemandBackordered.class,
                        InventorySubscription::backordered,
                        now),
                of(
                        "inventory.reservation-released",
                        InventoryEvents.ReservationReleased.class,
                        InventorySubscription::released,
                        now),
                of(
                        "logistics.shipment-failed",
                        LogisticsEvents.ShipmentFailed.class,
                        (failed, at) -> LogisticsSubscription.failed(failed, "N1", at),
                        now),
                of(
                        "logistics.shipment-planned",
                        LogisticsEvents.ShipmentPlanned.class,
                        LogisticsSubscription::planned,
                        now),
                of(
                        "logistics.shipment-dispatched",
                        LogisticsEvents.ShipmentDispatched.class,
                        LogisticsSubscription::dispatched,
                        now),
                of(
                        "logistics.shipment-damaged",
                        LogisticsEvents.ShipmentDamaged.class,
                        (damaged, at) -> LogisticsSubscription.damaged(damaged, "N1", at),
                        now),
                of(
                        "logistics.shipment-delivered",
                        LogisticsEvents.ShipmentDelivered.class,
                        LogisticsSubscription::delivered,
                        now));
    }

    @Test
    void every_kind_of_milestone_is_translated() {
        assertThat(all(LONG_AFTER).stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(MilestoneReported.class.getPermittedSubclasses()));
    }

    @Test
    void nobody_can_report_the_future() {
        assertThat(all(LONG_BEFORE))
                .allSatisfy(milestone -> assertThat(milestone.occurredAt()).isEqualTo(LONG_BEFORE));
    }

    @Test
    void a_report_of_the_past_keeps_its_own_time() {
        assertThat(all(LONG_AFTER))
                .allSatisfy(milestone ->
                        assertThat(milestone.occurredAt()).isBefore(LONG_AFTER).isAfter(LONG_BEFORE));
    }
}
