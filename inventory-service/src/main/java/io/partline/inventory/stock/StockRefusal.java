package io.partline.inventory.stock;

import io.partline.chassis.refusal.Refusal;
import java.util.Locale;
import java.util.Map;

/** Why a stock item says no. */
public abstract sealed class StockRefusal extends Refusal {
    private StockRefusal(String problem, String detail, Map<String, ?> facts) {
        super(Kind.UNACCEPTABLE, problem, detail, facts);
    }

    public static final class NotEnoughStock extends StockRefusal {
        public NotEnoughStock(StockItemId item, long asked, long available) {
            super(
                    "not-enough-stock",
                    "%s can promise %d of %s, not %d.".formatted(item.siteId(), available, item.partNumber(), asked),
                    Map.of(
                            "siteId",
                            item.siteId(),
                            "partNumber",
                            item.partNumber(),
                            "asked",
                            asked,
                            "availableToPromise",
                            available));
        }
    }

    public static final class NotReserved extends StockRefusal {
        public NotReserved(StockItemId item, AllocationId allocation) {
            super(
                    "not-reserved",
                    "%s holds nothing of %s for %s.".formatted(item.siteId(), item.partNumber(), allocation),
                    Map.of(
                            "siteId",
                            item.siteId(),
                            "partNumber",
                            item.partNumber(),
                            "allocation",
                            allocation.toString()));
        }
    }

    /** A return is disposed of as a whole. */
    public static final class NotQuarantined extends StockRefusal {
        public NotQuarantined(StockItemId item, String returnId, long asked, long held) {
            super(
                    "not-quarantined",
                    "%s holds %d of %s in quarantine for %s, not %d."
                            .formatted(item.siteId(), held, item.partNumber(), returnId, asked),
                    Map.of(
                            "siteId",
                            item.siteId(),
                            "partNumber",
                            item.partNumber(),
                            "returnId",
                            returnId,
                            "asked",
                            asked,
                            "quarantined",
                            held));
        }
    }

    /** Two deliveries under one note, or a note that was corrected: only a person can know. */
    public static final class ReceiptDiffers extends StockRefusal {
        public ReceiptDiffers(StockItemId item, String reference, long received, long asked) {
            super(
                    "receipt-differs",
                    "%s has received %d of %s under %s, not %d; give a second delivery a line number, or correct the stock."
                            .formatted(item.siteId(), received, item.partNumber(), reference, asked),
                    Map.of(
                            "siteId",
                            item.siteId(),
                            "partNumber",
                            item.partNumber(),
                            "reference",
                            reference,
                            "received",
                            received,
                            "asked",
                            asked));
        }
    }

    public static final class InvalidQuantity extends StockRefusal {
        public InvalidQuantity(long quantity, long max) {
            super(
                    "invalid-quantity",
                    String.format(Locale.ROOT, "quantity is %d; it should be 1 to %,d pieces.", quantity, max),
                    Map.of("quantity", quantity, "maxQuantity", max));
        }
    }
}
