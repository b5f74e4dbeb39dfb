package io.fangpin.risk.domain;

import static java.util.stream.Collectors.toCollection;

import io.fangpin.schemas.registry.MonitoredStatus;
import io.fangpin.schemas.registry.RiskFactor;
import io.fangpin.schemas.risk.Alert;
import io.fangpin.schemas.risk.AlertLevel;
import io.fangpin.schemas.risk.RulePackPublished.PolicyNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** 红黄绿卡: a household's colour and why (S4.3; DOMAIN 4.2). It follows from monitoring and the alerts open, and changes neither. */
public record Card(Colour colour, List<Reason> reasons) {
    /** How far apart two yellow alerts of different risks may have been raised to make a red card. */
    static final String TWO_YELLOW_DAYS = "CARD_TWO_YELLOW_DAYS";

    public Card {
        reasons = List.copyOf(reasons);
    }

    /** 红: risk not eliminated or grave; 黄: a threshold crossed; 绿: stable. */
    public enum Colour {
        RED,
        YELLOW,
        GREEN
    }

    /** Why the card has its colour. */
    public enum Why {
        MONITORED("监测对象，风险尚未消除", "Monitored, the risk is not eliminated"),
        RED_ALERT("有红色预警", "A red alert is open"),
        TWO_YELLOW("规定天数内有两类不同风险的黄色预警", "Two yellow alerts of different risks within the days set"),
        YELLOW_ALERT("有黄色预警", "A yellow alert is open"),
        ELIMINATED("风险已消除，无预警", "The risk was eliminated and no alert is open"),
        NO_ALERT("无预警", "No alert is open");

        private final String zh;
        private final String en;

        Why(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    /** A reason with the rules behind it; none when it is the household's status. */
    public record Reason(Why why, String zh, String en, List<String> ruleCodes) {
        public Reason {
            ruleCodes = List.copyOf(ruleCodes);
        }

        private static Reason of(Why why, Collection<Open> alerts) {
            return new Reason(
                    why,
                    why.zh,
                    why.en,
                    List.copyOf(alerts.stream().map(Open::ruleCode).collect(toCollection(TreeSet::new))));
        }
    }

    /** What counts of an open alert. */
    public record Open(String ruleCode, AlertLevel level, RiskFactor riskFactor, Instant raisedAt) {
        public static Open of(Alert alert) {
            return new Open(alert.ruleCode(), alert.level(), alert.riskFactor(), alert.firstRaisedAt());
        }
    }

    /** The card of a household with the status and the open alerts, in the division on the day. */
    public static Card of(
            MonitoredStatus status, Collection<Open> open, PolicyNumbers numbers, String division, LocalDate today) {
        List<Reason> red = new ArrayList<>();
        if (status == MonitoredStatus.MONITORED) {
            red.add(Reason.of(Why.MONITORED, List.of()));
        }
        List<Open> grave = those(open, alert -> alert.level() == AlertLevel.RED);
        if (!grave.isEmpty()) {
            red.add(Reason.of(Why.RED_ALERT, grave));
        }
        List<Open> yellow = those(open, alert -> alert.level() == AlertLevel.YELLOW);
        List<Open> together = numbers.find(TWO_YELLOW_DAYS, division, today)
                .map(PolicyNumber::value)
                .map(days -> those(yellow, one -> hasAnother(one, yellow, days)))
                .orElse(List.of());
        if (!together.isEmpty()) {
            red.add(Reason.of(Why.TWO_YELLOW, together));
        }
        if (!red.isEmpty()) {
            return new Card(Colour.RED, red);
        }
        if (!yellow.isEmpty()) {
            return new Card(Colour.YELLOW, List.of(Reason.of(Why.YELLOW_ALERT, yellow)));
        }
        Why quiet = status == MonitoredStatus.ELIMINATED ? Why.ELIMINATED : Why.NO_ALERT;
        return new Card(Colour.GREEN, List.of(Reason.of(quiet, List.of())));
    }

    private static boolean hasAnother(Open one, List<Open> yellow, long days) {
        return yellow.stream()
                .anyMatch(other -> other.riskFactor() != one.riskFactor()
                        && Duration.between(one.raisedAt(), other.raisedAt())
                                        .abs()
                                        .compareTo(Duration.ofDays(days))
                                <= 0);
    }

    private static List<Open> those(Collection<Open> alerts, Predicate<Open> which) {
        return alerts.stream().filter(which).toList();
    }
}
