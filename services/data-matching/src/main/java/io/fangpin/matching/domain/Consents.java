package io.fangpin.matching.domain;

import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Consent;
import io.fangpin.schemas.feeds.FeedRecordReceived;
import io.fangpin.schemas.feeds.FeedRecordReceived.Operation;
import io.fangpin.schemas.registry.HouseholdSnapshot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which households consent to data about their assets, and on which days (DOMAIN 3, consent). Only those are kept that do,
 * as most were never asked. One thread writes, any number read.
 */
public final class Consents {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Map<String, HouseholdConsent> byHousehold = new ConcurrentHashMap<>();
    private volatile long narrowedAtMillis;

    /** Takes the household as it is now; true when it consents otherwise than before. */
    boolean put(HouseholdSnapshot household, long nowMillis) {
        HouseholdConsent now = HouseholdConsent.of(household);
        HouseholdConsent before = byHousehold.getOrDefault(household.householdId(), HouseholdConsent.NONE);
        if (now.isNarrowerThan(before)) {
            narrowedAtMillis = nowMillis;
        }
        if (now.equals(HouseholdConsent.NONE)) {
            byHousehold.remove(household.householdId());
        } else {
            byHousehold.put(household.householdId(), now);
        }
        return !now.equals(before);
    }

    void remove(String householdId) {
        byHousehold.remove(householdId);
    }

    /**
     * Whether the record may say something of the household: it needs no consent, or there was one on the day it came. A
     * withdrawn row says nothing, it takes away.
     */
    public boolean allow(FeedRecordReceived record, DatasetContract contract, String householdId) {
        return contract.consent() == Consent.NONE
                || record.operation() == Operation.WITHDRAW
                || of(householdId).covers(LocalDate.ofInstant(record.receivedAt(), CHINA));
    }

    /** Members of whom departments may be asked on that day; none when the household does not consent. */
    public Stream<Queryable> queryable(String householdId, LocalDate day) {
        HouseholdConsent consent = of(householdId);
        return consent.covers(day) ? consent.members().stream() : Stream.empty();
    }

    /** When a household last came to consent to less; what was matched to it before may have to be taken away. */
    public long narrowedAtMillis() {
        return narrowedAtMillis;
    }

    private HouseholdConsent of(String householdId) {
        return byHousehold.getOrDefault(householdId, HouseholdConsent.NONE);
    }
}
