package io.partline.chassis.outage;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

/** Tells failures that pass by themselves from those that come again with the same message, row or request. */
public final class Outage {
    private Outage() {}

    /** Whether the database or the broker failed, and not what was asked for or its handler. */
    public static boolean caused(Exception e) {
        if (Conflict.caused(e)) {
            return false;
        }
        return e instanceof TransientDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof RecoverableDataAccessException
                || (e instanceof TransactionException && !(e instanceof UnexpectedRollbackException));
    }
}
