package io.partline.sample;

/** Ends the work in hand at this point as the death of the process would: nothing in its way handles an error. */
public final class NodeDied extends Error {
    public NodeDied() {
        super("the node died here, on purpose", null, false, false);
    }
}
