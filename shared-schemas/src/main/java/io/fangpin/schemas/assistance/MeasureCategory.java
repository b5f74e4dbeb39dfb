package io.fangpin.schemas.assistance;

/** 帮扶措施类别, the columns of the national export (DOMAIN 6.1). */
public enum MeasureCategory {
    INDUSTRY,
    EMPLOYMENT,
    PUBLIC_POST,
    FINANCE,
    HEALTH,
    EDUCATION,
    COMPULSORY_EDU,
    HOUSING,
    RELOCATION,
    WATER,
    SOCIAL_PROTECTION,
    SOCIAL_AID,
    LIVING_CONDITIONS,
    INFRASTRUCTURE;

    /** 开发式帮扶. */
    public boolean developmental() {
        return switch (this) {
            case INDUSTRY, EMPLOYMENT, PUBLIC_POST, FINANCE -> true;
            case HEALTH,
                    EDUCATION,
                    COMPULSORY_EDU,
                    HOUSING,
                    RELOCATION,
                    WATER,
                    SOCIAL_PROTECTION,
                    SOCIAL_AID,
                    LIVING_CONDITIONS,
                    INFRASTRUCTURE -> false;
        };
    }
}
