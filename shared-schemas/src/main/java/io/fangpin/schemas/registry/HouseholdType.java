package io.fangpin.schemas.registry;

/** 户类型: formerly poor (脱贫户) or ordinary farm household (一般农户). */
public enum HouseholdType {
    OUT_OF_POVERTY,
    ORDINARY
}
