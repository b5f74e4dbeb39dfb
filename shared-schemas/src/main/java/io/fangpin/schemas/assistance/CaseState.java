package io.fangpin.schemas.assistance;

/** States of a case from clue to elimination (DOMAIN 5.1). */
public enum CaseState {
    CLUE,
    TRIAGED,
    VERIFYING,
    NO_RISK,
    APPLICATION_SIGNED,
    COMPARING,
    VILLAGE_REVIEW,
    VILLAGE_PUBLICITY,
    TOWNSHIP_REVIEW,
    COUNTY_DETERMINATION,
    ANNOUNCED,
    ENTERED,
    PAIRED,
    PLANNED,
    ASSISTING,
    ELIM_PROPOSED,
    ELIM_VERIFYING,
    ELIM_PUBLICITY,
    ELIM_APPROVED,
    ELIMINATED,
    RE_IDENTIFIED,
    CLOSED,
    REJECTED,
    WITHDRAWN
}
