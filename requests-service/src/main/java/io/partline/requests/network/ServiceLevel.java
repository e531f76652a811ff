package io.partline.requests.network;

/** What a station is trusted with; A is the highest. */
public enum ServiceLevel {
    A,
    B,
    C
}
