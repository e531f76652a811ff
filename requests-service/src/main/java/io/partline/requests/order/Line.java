package io.partline.requests.order;

import io.partline.requests.catalogue.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param approval absent only between the placing and the first decision, which are recorded together
 * @param attempts by number
 * @param fulfilledAt when the station confirmed the last piece in good condition
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
            case AUTO, APPROVED ->
                Stream.concat(
                                missing() > 0 ? Stream.of(searching()) : Stream.of(),
                                needed().stream().map(Attempt::status))
                        .min(Comparator.naturalOrder())
                        .orElse(LineStatus.APPROVED);
        };
    }

    private Stream<Attempt> open() {
        return attempts.stream().filter(attempt -> attempt.open() > 0);
    }

    /**
     * Those that bring what is still missing, the newest first. News of a loss may come after those of the attempt in its
     * place; until then there are more pieces on their way than were ordered, and the older ones do not count.
     */
    private List<Attempt> needed() {
        List<Attempt> needed = new ArrayList<>();
        long left = quantity - received();
        for (Attempt attempt : open().toList().reversed()) {
            if (left > 0) {
                needed.add(attempt);
                left -= attempt.open();
            }
        }
        return needed;
    }

    /** The attempt that is least far of those that are needed. */
    Optional<Attempt> slowest() {
        return needed().stream().min(Comparator.comparing(Attempt::status).thenComparing(Attempt::number));
    }

    /** Pieces in good hands. */
    public long received() {
        return attempts.stream().mapToLong(Attempt::received).sum();
    }

    /** What those pieces cost that nobody received in good condition. */
    public Money amountNotReceived() {
        return amount.shared(Math.max(0, quantity - received()), quantity);
    }

    /** Pieces that no attempt brings, as far as is known. */
    private long missing() {
        return quantity - received() - open().mapToLong(Attempt::open).sum();
    }

    private LineStatus searching() {
        return latest().filter(Attempt::isBackordered).isPresent() ? LineStatus.BACKORDERED : LineStatus.APPROVED;
    }

    /** Whether the last piece that was missing came with that attempt. */
    public boolean wasFulfilledBy(int number, Instant receivedAt) {
        return receivedAt.equals(fulfilledAt)
                && attempts.stream()
                                .filter(attempt -> attempt.received() > 0)
                                .filter(attempt -> attempt.milestones().stream()
                                        .anyMatch(each -> each.type() == Milestone.Type.RECEIVED
                                                && each.at().equals(receivedAt)))
                                .mapToInt(Attempt::number)
                                .max()
                                .orElse(0)
                        == number;
    }

    boolean hasLost() {
        return attempts.stream().anyMatch(Attempt::hasLost);
    }

    /** Attempts whose pieces lie before the receiver: delivered, or on the station's own shelf while they are wanted. */
    List<Attempt> receivable(String station) {
        boolean wanted = !finished();
        return open().filter(Attempt::isCounted)
                .filter(attempt -> attempt.status() == LineStatus.DELIVERED
                        || wanted && attempt.status() == LineStatus.RESERVED && station.equals(attempt.source()))
                .toList();
    }

    /** As it was known to be then; what was reported later is told with the time at which it happened. */
    Line asOf(Instant instant) {
        boolean decided = approval != null
                && approval.decidedAt() != null
                && !approval.decidedAt().isAfter(instant);
        return new Line(
                lineId,
                partNumber,
                quantity,
                amount,
                decided ? approval : null,
                attempts.stream()
                        .map(attempt -> attempt.asOf(instant))
                        .filter(attempt -> !attempt.milestones().isEmpty())
                        .toList(),
                fulfilledAt == null || fulfilledAt.isAfter(instant) ? null : fulfilledAt,
                cancelledAt == null || cancelledAt.isAfter(instant) ? null : cancelledAt);
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

    /**
     * Whether that is news no more: known, or told of a line that has ended, by the search for its pieces or by an attempt
     * whose every piece has come to its end.
     */
    boolean knows(int number, Milestone milestone) {
        return finished() && milestone.type() == Milestone.Type.BACKORDERED
                || attempts.stream()
                        .filter(attempt -> attempt.number() == number)
                        .anyMatch(attempt -> attempt.knows(milestone) || finished() && attempt.isSettled());
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
                        .filter(attempt -> attempt.open() > 0)
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
                .orElse(Attempt.numbered(number, new Goods(partNumber, quantity, List.of())));
        changed.remove(before);
        changed.add(before.with(milestone));
        changed.sort(Comparator.comparing(Attempt::number));
        return new Line(lineId, partNumber, quantity, amount, approval, List.copyOf(changed), fulfilledAt, cancelledAt);
    }
}
