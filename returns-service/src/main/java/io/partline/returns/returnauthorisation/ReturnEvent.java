package io.partline.returns.returnauthorisation;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.events.Superseded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

public sealed interface ReturnEvent extends DomainEvent {
    ReturnId returnId();

    @Override
    default String aggregateId() {
        return returnId().aggregateId();
    }

    /**
     * @param shipmentId absent for what was found on a shelf, as the carrier
     * @param orderedPartNumber what was asked for, where another part takes its place; absent where nobody says so
     * @param quantity pieces
     * @param units what is known of single ones; absent where nobody tracks them
     * @param inspectionSite where the unit is to be looked at
     * @param destination the site that has it or should have had it
     * @param cause the news that told it; absent where it was recorded before causes were
     */
    @StoredAs(value = "return-opened", revision = 3, supersedes = ReturnOpened2.class)
    record ReturnOpened(
            ReturnId returnId,
            @Nullable String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            @Nullable String orderedPartNumber,
            long quantity,
            @Nullable List<Unit> units,
            @Nullable String carrierId,
            Reason reason,
            String inspectionSite,
            String destination,
            @Nullable String cause,
            Instant at)
            implements ReturnEvent {}

    /** At that time nothing was known of single pieces. */
    @StoredAs(value = "return-opened", revision = 2, supersedes = ReturnOpened1.class)
    record ReturnOpened2(
            ReturnId returnId,
            @Nullable String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            @Nullable String carrierId,
            Reason reason,
            String inspectionSite,
            String destination,
            @Nullable String cause,
            Instant at)
            implements Superseded {
        @Override
        public ReturnOpened lifted() {
            return new ReturnOpened(
                    returnId,
                    shipmentId,
                    serviceOrderId,
                    lineId,
                    partNumber,
                    null,
                    quantity,
                    null,
                    carrierId,
                    reason,
                    inspectionSite,
                    destination,
                    cause,
                    at);
        }
    }

    /** At that time only what a shipment brought was returned. */
    @StoredAs("return-opened")
    record ReturnOpened1(
            ReturnId returnId,
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String carrierId,
            Reason reason,
            String inspectionSite,
            String destination,
            Instant at)
            implements Superseded {
        @Override
        public ReturnOpened lifted() {
            return new ReturnOpened(
                    returnId,
                    shipmentId,
                    serviceOrderId,
                    lineId,
                    partNumber,
                    null,
                    quantity,
                    null,
                    carrierId,
                    reason,
                    inspectionSite,
                    destination,
                    null,
                    at);
        }
    }

    /** @param opening what was opened; the event tells its whole story by itself */
    @StoredAs("return-received")
    record ReturnReceived(ReturnId returnId, ReturnOpened opening, String receivedBy, Instant at)
            implements ReturnEvent {}

    /**
     * @param opening what was opened; the event tells its whole story by itself
     * @param actualPartNumber the part that it really is, where the inspector said so
     */
    @StoredAs(value = "return-inspected", revision = 2, supersedes = ReturnInspected1.class)
    record ReturnInspected(
            ReturnId returnId,
            ReturnOpened opening,
            Disposition disposition,
            @Nullable String actualPartNumber,
            String inspectedBy,
            @Nullable String note,
            Instant at)
            implements ReturnEvent {}

    /** At that time nobody could say that it is another part. */
    @StoredAs("return-inspected")
    record ReturnInspected1(
            ReturnId returnId,
            ReturnOpened opening,
            Disposition disposition,
            String inspectedBy,
            @Nullable String note,
            Instant at)
            implements Superseded {
        @Override
        public ReturnInspected lifted() {
            return new ReturnInspected(returnId, opening, disposition, null, inspectedBy, note, at);
        }
    }

    /**
     * @param opening what was opened; the event tells its whole story by itself
     * @param actualPartNumber the part that it really is, where the inspector said so
     */
    @StoredAs(value = "refurbishment-completed", revision = 2, supersedes = RefurbishmentCompleted1.class)
    record RefurbishmentCompleted(
            ReturnId returnId,
            ReturnOpened opening,
            Disposition outcome,
            @Nullable String actualPartNumber,
            String completedBy,
            @Nullable String note,
            Instant at)
            implements ReturnEvent {}

    /** At that time nobody could say that it is another part. */
    @StoredAs("refurbishment-completed")
    record RefurbishmentCompleted1(
            ReturnId returnId,
            ReturnOpened opening,
            Disposition outcome,
            String completedBy,
            @Nullable String note,
            Instant at)
            implements Superseded {
        @Override
        public RefurbishmentCompleted lifted() {
            return new RefurbishmentCompleted(returnId, opening, outcome, null, completedBy, note, at);
        }
    }

    enum Reason {
        DAMAGED_IN_TRANSIT,
        DAMAGED_ON_RECEIPT,
        WRONG_PART_SENT,
        DAMAGED_ON_SHELF,
        WRONG_PART_ON_SHELF,
        REFUSED,
        RETURNED_TO_SENDER;

        /** What comes back is not what it was booked as. */
        boolean isAnotherPart() {
            return this == WRONG_PART_SENT || this == WRONG_PART_ON_SHELF;
        }
    }

    enum Disposition {
        RESTOCK,
        REFURBISH,
        SCRAP,
        RETURN_TO_VENDOR;

        /** Whether it is, or will be, somebody's stock again. */
        boolean keepsIt() {
            return this == RESTOCK || this == REFURBISH;
        }
    }
}
