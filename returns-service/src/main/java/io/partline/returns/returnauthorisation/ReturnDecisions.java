package io.partline.returns.returnauthorisation;

import io.partline.chassis.refusal.NotFound;
import io.partline.returns.returnauthorisation.ReturnCommand.InspectReturn;
import io.partline.returns.returnauthorisation.ReturnCommand.OpenReturn;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import io.partline.returns.returnauthorisation.ReturnRefusal.AlreadyInspected;
import java.util.List;

/** What a return answers; a repetition changes nothing and is no error. */
final class ReturnDecisions {
    private ReturnDecisions() {}

    static List<ReturnEvent> decide(ReturnState state, ReturnCommand command) {
        return switch (command) {
            case OpenReturn c -> open(state, c);
            case InspectReturn c -> inspect(state, c);
        };
    }

    private static List<ReturnEvent> open(ReturnState state, OpenReturn c) {
        if (state.opened() != null) {
            return List.of();
        }
        DamagedShipment shipment = c.shipment();
        return List.of(new ReturnOpened(
                c.returnId(),
                shipment.shipmentId(),
                shipment.serviceOrderId(),
                shipment.lineId(),
                shipment.partNumber(),
                shipment.quantity(),
                shipment.carrierId(),
                shipment.reason(),
                c.inspectionSite(),
                shipment.destination(),
                c.at()));
    }

    private static List<ReturnEvent> inspect(ReturnState state, InspectReturn c) {
        ReturnOpened opened = state.opened();
        ReturnInspected before = state.inspected();
        if (opened == null) {
            throw NotFound.of("return", c.returnId().value());
        }
        if (before == null) {
            return List.of(
                    new ReturnInspected(opened.returnId(), opened, c.disposition(), c.inspectedBy(), c.note(), c.at()));
        }
        if (before.disposition() != c.disposition()) {
            throw new AlreadyInspected(opened.returnId(), before.disposition());
        }
        return List.of();
    }
}
