package io.partline.local.story;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Plays the 23-day story. */
public final class Story {
    private final Stage stage;

    private Story(Stage stage) {
        this.stage = stage;
    }

    /**
     * Plays it once; it can be played again on the same platform.
     *
     * @param gateway the address of a running platform with the demo network in it
     * @param issuer where its sites and carriers get their tokens
     * @return 0 if everything happened as told, else 1
     */
    public static int play(URI gateway, URI issuer, PrintStream out) {
        Telling telling = new Telling(out);
        Stage stage = Stage.at(gateway, issuer, telling);
        telling.open(gateway, stage.serialNumber());
        try {
            new Story(stage).play();
            return 0;
        } catch (IllegalStateException e) {
            telling.broken(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private void play() {
        Ordering ordering = new Ordering(stage);
        Shipping shipping = new Shipping(stage);
        Receiving receiving = new Receiving(stage);
        ordering.replenish();
        ordering.wrongLetter();
        String order = ordering.place();
        ordering.sourced(order);
        String shipment = shipping.handOver(order, "");
        shipping.damage(order, shipment);
        stage.telling().scene(Scene.FOUND_AGAIN);
        String replacement = shipping.foundAgain(order, shipment);
        JsonNode delivered = shipping.deliver(order, replacement);
        receiving.receive(order);
        receiving.inspect(shipment);
        JsonNode timeline = stage.client()
                .get(Cast.STATION, "/api/service-orders/%s/timeline".formatted(order))
                .expect(200)
                .body();
        stage.telling().timeline(timeline, plannedTransit(delivered));
    }

    private static Duration plannedTransit(JsonNode shipment) {
        return Duration.between(
                Instant.parse(shipment.path("plannedAt").asString()),
                Instant.parse(shipment.path("expectedDeliveryAt").asString()));
    }
}
