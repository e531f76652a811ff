package io.partline.requests.approval;

/** What a person may decide. */
enum Choice {
    APPROVE,
    REJECT
}
