package io.fangpin.funds.domain;

/** Why a cash measure is not paid (DOMAIN 7.3). */
public enum Violation {
    /** 同一人同一待遇同一期间重复发放. */
    V_DUP,
    /** 向已死亡人员发放. */
    V_DEAD,
    /** 超标准. */
    V_OVER,
    /** No project of the division pays this benefit, or none has the money left. */
    NO_FUNDS,
    /** The payee is no member of the household. */
    V_PAYEE,
    /** The household has no bank card; cash is not paid out (V-CASH). */
    V_CASH
}
