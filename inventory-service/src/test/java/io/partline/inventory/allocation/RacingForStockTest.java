package io.partline.inventory.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.aggregate.History;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.inventory.Neighbours;
import io.partline.inventory.reservation.ReservationId;
import io.partline.inventory.reservation.ReservationState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two look for stock for the same demand. */
@ServiceUnderTest
class RacingForStockTest {
    @LocalServerPort
    int port;

    @Autowired
    AllocateStock allocate;

    @Autowired
    History<ReservationState> reservations;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_demand_that_found_stock_meanwhile_does_not_keep_a_second_site_busy() {
        Neighbours neighbours = new Neighbours(port);
        String part = neighbours.part();
        neighbours.stocked("HQ", part, 1);
        String line = neighbours.approved(part);
        neighbours.awaitReserved(line, 1, "HQ");
        neighbours.stocked("C-NB", part, 1);
        ReservationState now = reservations.of(new ReservationId(line).aggregateId());
        ReservationState asItWas = new ReservationState(now.demand(), Map.of(), 0, 1, true, 0, false, null, null);
        Boolean found = new TransactionTemplate(transactions).execute(status -> allocate.stockFor(asItWas));
        assertThat(found).isTrue();
        neighbours.awaitStock("C-NB", part, 1, 0, 0, 0);
        neighbours.awaitStock("HQ", part, 1, 1, 0, 0);
        neighbours.awaitReserved(neighbours.approved(part), 1, "C-NB");
    }
}
