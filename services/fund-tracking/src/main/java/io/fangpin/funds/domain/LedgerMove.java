package io.fangpin.funds.domain;

/**
 * Fen that move from one account to another. A payment walks PROJECT, COMMITTED, IN_TRANSIT, PAID; a step back is the
 * opposite move, never a change of what is written.
 *
 * @param kind what happened
 * @param reference the fund source, allocation or payment it belongs to
 */
public record LedgerMove(Kind kind, String reference, String from, String to, long amountFen) {

    public LedgerMove {
        if (amountFen <= 0) {
            throw new IllegalArgumentException("A move is a positive number of fen");
        }
    }

    /** What moves money. */
    public enum Kind {
        SOURCE_REGISTERED,
        ALLOCATED,
        ORDERED,
        CANCELLED,
        SENT,
        PAID,
        RETURNED
    }

    public static LedgerMove sourceRegistered(String fundSourceId, long amountFen) {
        return new LedgerMove(
                Kind.SOURCE_REGISTERED, fundSourceId, budget(fundSourceId), source(fundSourceId), amountFen);
    }

    public static LedgerMove allocated(String allocationId, String fundSourceId, String projectId, long amountFen) {
        return new LedgerMove(Kind.ALLOCATED, allocationId, source(fundSourceId), project(projectId), amountFen);
    }

    public static LedgerMove ordered(String paymentId, String projectId, long amountFen) {
        return new LedgerMove(Kind.ORDERED, paymentId, project(projectId), committed(projectId), amountFen);
    }

    public static LedgerMove cancelled(String paymentId, String projectId, long amountFen) {
        return new LedgerMove(Kind.CANCELLED, paymentId, committed(projectId), project(projectId), amountFen);
    }

    public static LedgerMove sent(String paymentId, String projectId, long amountFen) {
        return new LedgerMove(Kind.SENT, paymentId, committed(projectId), inTransit(projectId), amountFen);
    }

    public static LedgerMove paid(String paymentId, String projectId, long amountFen) {
        return new LedgerMove(Kind.PAID, paymentId, inTransit(projectId), paid(projectId), amountFen);
    }

    public static LedgerMove returned(String paymentId, String projectId, long amountFen) {
        return new LedgerMove(Kind.RETURNED, paymentId, inTransit(projectId), committed(projectId), amountFen);
    }

    public static String budget(String fundSourceId) {
        return "BUDGET:" + fundSourceId;
    }

    public static String source(String fundSourceId) {
        return "SOURCE:" + fundSourceId;
    }

    public static String project(String projectId) {
        return "PROJECT:" + projectId;
    }

    public static String committed(String projectId) {
        return "COMMITTED:" + projectId;
    }

    public static String inTransit(String projectId) {
        return "IN_TRANSIT:" + projectId;
    }

    public static String paid(String projectId) {
        return "PAID:" + projectId;
    }
}
