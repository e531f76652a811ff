package io.partline.returns.returnauthorisation;

enum ReturnStatus {
    OPEN,
    INSPECTED
}
