package io.partline.requests.network;

public enum SiteKind {
    HQ,
    CENTRE,
    STATION,
    /** A kind of tomorrow. */
    OTHER
}
