package io.partline.logistics.claim;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.logistics.claim.ClaimEvent.ClaimOpened;
import io.partline.logistics.shipment.Leg;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

public final class Claim extends AggregateShell<Claim.State, ClaimEvent> {
    record State(boolean open) {
        State after(ClaimEvent event) {
            return switch (event) {
                case ClaimOpened _ -> new State(true);
            };
        }
    }

    Claim() {
        super(new State(false), State::after);
    }

    static String id(String claimId) {
        return "claim:" + claimId;
    }

    /** One shipment, one claim, however often its damage is heard of. */
    static List<ClaimEvent> open(State state, OpenClaim c) {
        if (state.open()) {
            return List.of();
        }
        Leg leg = c.leg();
        return List.of(new ClaimOpened(
                claimId(leg.shipmentId()),
                leg.shipmentId(),
                leg.serviceOrderId(),
                leg.lineId(),
                c.carrierId(),
                leg.partNumber(),
                leg.quantity(),
                leg.from(),
                leg.to(),
                c.reason(),
                c.at()));
    }

    static String claimId(String shipmentId) {
        return "CL-" + shipmentId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    State handle(OpenClaim command) {
        return record(open(state(), command));
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<Claim> claimRoom() {
            return AggregateRoom.of("claim", Claim.class, ClaimEvent.class);
        }
    }
}
