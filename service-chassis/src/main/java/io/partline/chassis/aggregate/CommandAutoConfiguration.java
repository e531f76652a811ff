package io.partline.chassis.aggregate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.EventTypes;
import io.partline.chassis.events.HorizonEventStorageEngine;
import io.partline.chassis.events.Snapshots;
import io.partline.chassis.follow.EventFeed;
import io.partline.chassis.telemetry.EventMetadata;
import io.partline.chassis.telemetry.MeteredEventStorageEngine;
import io.partline.chassis.telemetry.TraceContinuation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires Axon's command model by hand: every bean is named here, none appears or fails to appear by itself. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
class CommandAutoConfiguration {
    /** Of the heap, for states that are remembered, over all aggregate types. */
    private static final int SHARE_OF_STATES = 4;

    @Bean
    EventTypes eventTypes(List<Decider<?, ?, ?>> deciders) {
        Map<String, Class<? extends DomainEvent>> families = new LinkedHashMap<>();
        deciders.forEach(decider -> families.put(decider.type(), decider.events()));
        return new EventTypes(families);
    }

    @Bean
    EventLog eventLog(JdbcTemplate jdbc, EventTypes types) {
        return new EventLog(jdbc, types);
    }

    @Bean
    AppendSignal appendSignal() {
        return new AppendSignal();
    }

    @Bean
    EventMetadata eventMetadata(ObjectProvider<Tracer> tracer) {
        return new EventMetadata(tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    TraceContinuation traceContinuation(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new TraceContinuation(
                tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    HorizonEventStorageEngine eventStorageEngine(
            DataSource dataSource,
            EventTypes types,
            EventLog log,
            EventMetadata metadata,
            AppendSignal appended,
            MeterRegistry meters) {
        return new MeteredEventStorageEngine(dataSource, types, log, metadata, appended, meters);
    }

    @Bean
    Snapshots snapshots(JdbcTemplate jdbc) {
        return new Snapshots(jdbc);
    }

    @Bean
    RememberedStates rememberedStates(EventFeed feed, List<Decider<?, ?, ?>> deciders) {
        RememberedStates states = new RememberedStates(
                Runtime.getRuntime().maxMemory() / SHARE_OF_STATES,
                deciders.stream().collect(Collectors.toMap(Decider::type, decider -> decider)));
        feed.tell(states::heard, states::forgetAll);
        return states;
    }

    @Bean
    Histories histories(EventLog log, Snapshots snapshots, RememberedStates states) {
        return new Histories(log, snapshots, states);
    }

    /** No transactions of its own: a command's events are one statement, which joins the transaction around it. */
    @Bean
    CommandBus commandBus(
            ObjectProvider<Decider<?, ?, ?>> deciders,
            HorizonEventStorageEngine engine,
            Snapshots snapshots,
            RememberedStates states) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        deciders.forEach(decider -> subscribe(new Aggregate<>(decider, engine, snapshots, states), decider, bus));
        return bus;
    }

    private static void subscribe(Aggregate<?, ?, ?> aggregate, Decider<?, ?, ?> decider, CommandBus bus) {
        decider.commandTypes().forEach(command -> bus.subscribe(command.getName(), aggregate));
    }

    @Bean
    Commands commands(CommandBus bus, MeterRegistry meters) {
        return new Commands(bus, meters);
    }
}
