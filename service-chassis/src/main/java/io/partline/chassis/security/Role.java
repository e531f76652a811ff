package io.partline.chassis.security;

/** What a caller is. Each is bound to its own site or carrier, except OPS. */
public enum Role {
    STATION,
    CENTRE,
    HQ,
    CARRIER,
    OPS
}
