package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.util.Locale;
import java.util.UUID;

/** A part of a model of its own that one scenario alone moves, so that every piece of it can be accounted for. */
public record OwnPart(String number, String model) {
    /** At a price that brings nobody near a quota. */
    public static OwnPart brought() {
        String id = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        return new OwnPart("TST-" + id, "MDL-" + id).known();
    }

    /** Another one that fits the same model. */
    public OwnPart sibling() {
        return new OwnPart(number + "-2", model).known();
    }

    private OwnPart known() {
        bring(
                "parts",
                "partNumber,description,descriptionZh,unitPrice,currency\n%s,Test hinge,测试铰链,1.00,CNY\n"
                        .formatted(number));
        bring("models", "productModel,name,nameZh,partNumber\n%s,Test fridge,测试冰箱,%s\n".formatted(model, number));
        return this;
    }

    private static void bring(String collection, String file) {
        Answer report = Partline.as("HQ").bringIn(collection, file);
        assertThat(report.text("/rejectedRows")).as(report.body().toString()).isEqualTo("0");
    }

    public OwnPart stocked(String site, int pieces) {
        long before = Stock.stock(site, number, "onHand");
        bring(
                "stock",
                "siteId,partNumber,quantity,reference\n%s,%s,%d,DN-%s\n"
                        .formatted(site, number, pieces, UUID.randomUUID()));
        Await.until(() -> Stock.stock(site, number, "onHand") == before + pieces);
        return this;
    }

    /** Pieces that the network has: on shelves, on their way, coming back, or waiting for a decision. */
    public long pieces() {
        return Stock.stock(number, "onHand")
                + Stock.stock(number, "inTransit")
                + Stock.stock(number, "returning")
                + Stock.stock(number, "quarantined");
    }

    /** Waits until nothing but so many are left; whatever is found in between is not lost, only not told yet. */
    public void awaitPieces(long pieces) {
        Await.until(this::pieces, found -> found == pieces);
    }

    /** Orders so many for a station; the order desk knows a new part a moment after it was brought in. */
    public Repair ordered(String station, int quantity, String priority) {
        Repair repair = new Repair(station, model);
        Await.until(() -> repair.tryToOrder(number, quantity, priority));
        return repair;
    }
}
