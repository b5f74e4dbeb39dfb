package io.fangpin.risk.domain.backtest;

/** What a back-test takes as known on a day. */
public enum Basis {
    /** 试算: what is known now, looked at today. */
    PRESENT,
    /** 按当时所知: what had come in by the end of each day. */
    AS_KNOWN,
    /** 按应报时间: as if each department had sent each month's data on the day it is due, e.g. where history was loaded at once. */
    AS_DUE
}
