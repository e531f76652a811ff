package io.partline.logistics.carrier;

/** A lane and whose it is. */
public record LaneOffer(String carrierId, Lane lane) {}
