package io.fangpin.schemas.registry;

/** 返贫致贫风险 (DOMAIN 2.5). */
public enum RiskFactor {
    ILLNESS,
    SCHOOLING,
    DISABILITY,
    DISASTER,
    ACCIDENT,
    INDUSTRY_FAILURE,
    UNSTABLE_JOB,
    LACK_LABOUR,
    HOUSING,
    WATER,
    OTHER
}
