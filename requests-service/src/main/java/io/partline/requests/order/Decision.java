package io.partline.requests.order;

/** Whether a rule or a person approved. */
public enum Decision {
    AUTO,
    APPROVED
}
