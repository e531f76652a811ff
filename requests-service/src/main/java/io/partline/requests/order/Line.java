package io.partline.requests.order;

import io.partline.requests.catalogue.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * @param approval absent only between the placing and the first decision, which are recorded together
 * @param attempts by number
 * @param fulfilledAt when the station confirmed a part in good condition
 * @param cancelledAt when nobody needed it any more
 */
public record Line(
        LineId lineId,
        String partNumber,
        long quantity,
        Money amount,
        @Nullable Approval approval,
        List<Attempt> attempts,
        @Nullable Instant fulfilledAt,
        @Nullable Instant cancelledAt) {
    static Line ordered(LineId lineId, String partNumber, long quantity, Money amount) {
        return new Line(lineId, partNumber, quantity, amount, null, List.of(), null, null);
    }

    public LineStatus status() {
        if (fulfilledAt != null) {
            return LineStatus.FULFILLED;
        }
        if (cancelledAt != null) {
            return LineStatus.CANCELLED;
        }
        if (approval == null) {
            return LineStatus.AWAITING_APPROVAL;
        }
        return switch (approval.status()) {
            case PENDING -> LineStatus.AWAITING_APPROVAL;
            case REJECTED -> LineStatus.REJECTED;
            case AUTO, APPROVED -> latest().map(Attempt::status).orElse(LineStatus.APPROVED);
        };
    }

    public boolean finished() {
        return switch (status()) {
            case FULFILLED, REJECTED, CANCELLED -> true;
            case AWAITING_APPROVAL, APPROVED, RESERVED, BACKORDERED, IN_TRANSIT, DELIVERED -> false;
        };
    }

    /** When it was fulfilled or rejected; null before. */
    @Nullable
    Instant finishedAt() {
        if (fulfilledAt != null || cancelledAt != null) {
            return fulfilledAt != null ? fulfilledAt : cancelledAt;
        }
        return approval != null && approval.status() == Approval.Status.REJECTED ? approval.decidedAt() : null;
    }

    public Optional<Attempt> latest() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    boolean knows(int attempt, Milestone.Type type) {
        return attempts.stream().anyMatch(known -> known.number() == attempt && known.knows(type));
    }

    Line approvedBy(Approval decided) {
        return new Line(lineId, partNumber, quantity, amount, decided, attempts, fulfilledAt, cancelledAt);
    }

    Line cancelled(Instant at) {
        return new Line(lineId, partNumber, quantity, amount, approval, attempts, fulfilledAt, at);
    }

    /** Shipments of a line that nobody needs any more which could not be stopped, as far as is known. */
    public List<String> stillMoving() {
        return cancelledAt == null
                ? List.of()
                : attempts.stream()
                        .filter(Attempt::isUnderWay)
                        .map(Attempt::shipmentId)
                        .filter(Objects::nonNull)
                        .toList();
    }

    Line fulfilled(Instant at) {
        return new Line(lineId, partNumber, quantity, amount, approval, attempts, at, cancelledAt);
    }

    Line reached(int number, Milestone milestone) {
        List<Attempt> changed = new ArrayList<>(attempts);
        Attempt before = changed.stream()
                .filter(attempt -> attempt.number() == number)
                .findFirst()
                .orElse(Attempt.numbered(number));
        changed.remove(before);
        changed.add(before.with(milestone));
        changed.sort(Comparator.comparing(Attempt::number));
        return new Line(lineId, partNumber, quantity, amount, approval, List.copyOf(changed), fulfilledAt, cancelledAt);
    }
}
