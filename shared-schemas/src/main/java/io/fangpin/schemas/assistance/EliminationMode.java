package io.fangpin.schemas.assistance;

/** 消除方式: whether assistance ended the risk (帮扶消除) or it went away by itself (自然消除). */
public enum EliminationMode {
    ASSISTED,
    NATURAL
}
