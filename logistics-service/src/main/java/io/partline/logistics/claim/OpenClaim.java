package io.partline.logistics.claim;

import io.partline.logistics.shipment.Leg;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** @param leg what was damaged */
record OpenClaim(@TargetAggregateIdentifier String aggregateId, Leg leg, String carrierId, String reason, Instant at) {}
