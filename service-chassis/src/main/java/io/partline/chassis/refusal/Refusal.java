package io.partline.chassis.refusal;

import java.util.Map;

/**
 * A clear no. Nothing was changed. It becomes an RFC 9457 problem of type {@code https://partline.io/problems/<name>}.
 *
 * <p>A refusal is an answer, not a failure: it has no stack trace, and it does not mark the surrounding transaction for
 * rollback: a caller may catch it and go on. Uncaught, it ends the request and its transaction.
 */
public abstract class Refusal extends RuntimeException {
    /** What kind of no; fixes the HTTP status. */
    public enum Kind {
        INVALID(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        UNACCEPTABLE(422);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String problem;
    private final String detail;
    private final transient Map<String, ?> facts;

    /**
     * @param problem stable name in kebab case, unique in the platform: {@code not-enough-stock}
     * @param detail one sentence for the person who must act: what was wrong, what would be right
     * @param facts the data a client needs to act; they become members of the problem
     */
    protected Refusal(Kind kind, String problem, String detail, Map<String, ?> facts) {
        super(detail, null, false, false);
        this.kind = kind;
        this.problem = problem;
        this.detail = detail;
        this.facts = facts;
    }

    public Kind kind() {
        return kind;
    }

    public String problem() {
        return problem;
    }

    public String detail() {
        return detail;
    }

    public Map<String, ?> facts() {
        return facts;
    }
}
