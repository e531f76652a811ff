package io.partline.requests.quota;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

public final class Quota extends AggregateShell<QuotaState, QuotaEvent> {
    Quota() {
        super(QuotaState.EMPTY, QuotaState::after);
    }

    public static String id(String siteId) {
        return "quota:" + siteId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    QuotaState handle(QuotaCommand.AdoptNetworkQuota command) {
        return record(QuotaDecisions.adopt(state(), command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    QuotaState handle(QuotaCommand.SetQuota command) {
        return record(QuotaDecisions.set(state(), command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Booking handle(QuotaCommand.BookIfCovered command) {
        QuotaState before = state();
        var booked = QuotaDecisions.book(before, command);
        record(booked);
        return new Booking(
                !booked.isEmpty(), before.monthlyQuota(), before.bookedIn(QuotaDecisions.month(command.at())));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    QuotaState handle(QuotaCommand.BookApproved command) {
        return record(QuotaDecisions.book(state(), command));
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<Quota> quotaRoom() {
            return AggregateRoom.of("quota", Quota.class, QuotaEvent.class);
        }
    }
}
