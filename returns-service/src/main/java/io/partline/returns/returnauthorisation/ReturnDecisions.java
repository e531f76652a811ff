package io.partline.returns.returnauthorisation;

import io.partline.chassis.refusal.NotFound;
import io.partline.returns.returnauthorisation.ReturnCommand.CompleteRefurbishment;
import io.partline.returns.returnauthorisation.ReturnCommand.InspectReturn;
import io.partline.returns.returnauthorisation.ReturnCommand.OpenReturn;
import io.partline.returns.returnauthorisation.ReturnCommand.ReceiveReturn;
import io.partline.returns.returnauthorisation.ReturnEvent.RefurbishmentCompleted;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnReceived;
import io.partline.returns.returnauthorisation.ReturnRefusal.ActualPartMissing;
import io.partline.returns.returnauthorisation.ReturnRefusal.AlreadyInspected;
import io.partline.returns.returnauthorisation.ReturnRefusal.NotInRefurbishment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a return answers; a repetition changes nothing and is no error. */
final class ReturnDecisions {
    private ReturnDecisions() {}

    static List<ReturnEvent> decide(ReturnState state, ReturnCommand command) {
        return switch (command) {
            case OpenReturn c -> open(state, c);
            case ReceiveReturn c -> receive(state, c);
            case InspectReturn c -> inspect(state, c);
            case CompleteRefurbishment c -> complete(state, c);
        };
    }

    private static List<ReturnEvent> open(ReturnState state, OpenReturn c) {
        if (state.opened() != null) {
            return List.of();
        }
        ReturnableGoods goods = c.goods();
        return List.of(new ReturnOpened(
                c.returnId(),
                goods.shipmentId(),
                goods.serviceOrderId(),
                goods.lineId(),
                goods.partNumber(),
                goods.orderedPartNumber(),
                goods.quantity(),
                goods.units(),
                goods.carrierId(),
                goods.reason(),
                c.inspectionSite(),
                goods.destination(),
                goods.cause(),
                c.at()));
    }

    private static List<ReturnEvent> receive(ReturnState state, ReceiveReturn c) {
        ReturnOpened opened = opened(state, c);
        return state.received() == null && state.inspected() == null
                ? List.of(new ReturnReceived(opened.returnId(), opened, c.receivedBy(), c.at()))
                : List.of();
    }

    /** What is inspected is there, also if nobody said so before. */
    private static List<ReturnEvent> inspect(ReturnState state, InspectReturn c) {
        ReturnOpened opened = opened(state, c);
        ReturnInspected before = state.inspected();
        if (before != null) {
            if (before.disposition() != c.disposition()
                    || !Objects.equals(before.actualPartNumber(), c.actualPartNumber())) {
                throw new AlreadyInspected(opened.returnId(), before.disposition());
            }
            return List.of();
        }
        if (opened.reason().isAnotherPart() && c.disposition().keepsIt() && c.actualPartNumber() == null) {
            throw new ActualPartMissing(opened.returnId(), opened.partNumber(), c.disposition());
        }
        List<ReturnEvent> events = new ArrayList<>();
        if (state.received() == null) {
            events.add(new ReturnReceived(opened.returnId(), opened, c.inspectedBy(), c.at()));
        }
        events.add(new ReturnInspected(
                opened.returnId(), opened, c.disposition(), c.actualPartNumber(), c.inspectedBy(), c.note(), c.at()));
        return events;
    }

    private static List<ReturnEvent> complete(ReturnState state, CompleteRefurbishment c) {
        ReturnOpened opened = opened(state, c);
        RefurbishmentCompleted before = state.refurbished();
        if (before != null && before.outcome() == c.outcome()) {
            return List.of();
        }
        if (state.status() != ReturnStatus.IN_REFURBISHMENT) {
            throw new NotInRefurbishment(opened.returnId(), state.status());
        }
        return List.of(new RefurbishmentCompleted(
                opened.returnId(),
                opened,
                c.outcome(),
                Objects.requireNonNull(state.inspected()).actualPartNumber(),
                c.completedBy(),
                c.note(),
                c.at()));
    }

    private static ReturnOpened opened(ReturnState state, ReturnCommand c) {
        ReturnOpened opened = state.opened();
        if (opened == null) {
            throw NotFound.of("return", c.returnId().value());
        }
        return opened;
    }
}
