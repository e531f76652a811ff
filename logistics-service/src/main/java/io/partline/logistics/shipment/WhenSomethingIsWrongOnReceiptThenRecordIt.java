package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.logistics.shipment.ShipmentCommand.ReportReceipt;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the receiver found counts, also after the carrier has delivered. */
@Component
public class WhenSomethingIsWrongOnReceiptThenRecordIt {
    private final Commands commands;
    private final Clock clock;

    WhenSomethingIsWrongOnReceiptThenRecordIt(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public void on(ReceivedShipment receipt) {
        if (receipt.shipmentId() != null && !receipt.good()) {
            commands.send(new ReportReceipt(
                    receipt.shipmentId(), receipt.reason(), receipt.quantity(), receipt.receivedAt(), clock.instant()));
        }
    }
}
