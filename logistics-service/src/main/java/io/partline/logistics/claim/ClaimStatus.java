package io.partline.logistics.claim;

enum ClaimStatus {
    OPEN
}
