package io.fangpin.schemas.funds;

import io.fangpin.schemas.DomainEvent;
import io.fangpin.schemas.EventType;
import io.fangpin.schemas.Topics;
import java.time.Instant;

/** Money became available: a fund source (衔接资金 and others) of a level and year, in fen. */
@EventType(value = "io.fangpin.funds.fund-source-registered.v1", topic = Topics.MOVEMENTS)
public record FundSourceRegistered(
        String fundSourceId,
        String titleZh,
        FundLevel level,
        int year,
        String divisionCode,
        long amountFen,
        String documentNo,
        boolean synthetic,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return fundSourceId;
    }

    /** 资金级次. */
    public enum FundLevel {
        CENTRAL,
        PROVINCE,
        CITY,
        COUNTY,
        SOCIAL
    }
}
