package io.partline.chassis.refusal;

/**
 * What a service does once a request has ended in a certain refusal and its transaction, which recorded nothing, is
 * over. A bean of this type is found by the refusal's class.
 *
 * @param <R> the refusal
 */
public interface AfterRefusal<R extends Refusal> {
    Class<R> refusal();

    /** Runs in a transaction of its own; the client gets the refusal whatever happens here. */
    void on(R refusal);
}
