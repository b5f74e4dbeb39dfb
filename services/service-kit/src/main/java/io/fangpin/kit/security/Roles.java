package io.fangpin.kit.security;

/** The realm roles of Fangpin, as named in Keycloak. */
public final class Roles {
    public static final String VILLAGE_WORKER = "village-worker";
    public static final String TOWNSHIP_REVIEWER = "township-reviewer";
    public static final String COUNTY_APPROVER = "county-approver";
    public static final String FINANCE_OFFICER = "finance-officer";
    public static final String MONITORING_STAFF = "monitoring-staff";
    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";
    public static final String FEED_PUSHER = "feed-pusher";

    private Roles() {}
}
