package io.partline.logistics.carrier;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** This carrier serves this lane; registers the carrier if it is new or named differently. */
record OfferLane(
        @TargetAggregateIdentifier String aggregateId, String carrierId, String name, String nameZh, Lane lane) {}
