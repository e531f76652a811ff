package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.logistics.shipment.ShipmentCommand.ReportDamageOnReceipt;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the receiver found counts, also after the carrier has delivered. */
@Component
public class WhenDamagedOnReceiptThenRecordDamage {
    private final Commands commands;
    private final Clock clock;

    WhenDamagedOnReceiptThenRecordDamage(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public void on(ReceivedShipment receipt) {
        if (receipt.shipmentId() != null && receipt.damaged()) {
            commands.send(new ReportDamageOnReceipt(receipt.shipmentId(), receipt.receivedAt(), clock.instant()));
        }
    }
}
