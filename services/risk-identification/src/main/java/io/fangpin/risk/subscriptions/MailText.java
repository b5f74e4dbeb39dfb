package io.fangpin.risk.subscriptions;

import io.fangpin.risk.domain.Subscription;
import io.fangpin.risk.store.Deliveries.Sent;
import io.fangpin.schemas.risk.AlertLevel;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What a mail says of alerts: rule, level, time, place and where to look; no name, no value, no number of anybody. */
final class MailText {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(ZoneId.of("Asia/Shanghai"));

    private MailText() {}

    static String subject(Subscription subscription, List<Sent> events) {
        long red =
                events.stream().filter(event -> event.level() == AlertLevel.RED).count();
        return "【防贫预警】%s：%d 条%s".formatted(subscription.title(), events.size(), red == 0 ? "" : "，其中红色 " + red + " 条");
    }

    static String body(Subscription subscription, List<Sent> events, String console) {
        StringBuilder text = new StringBuilder("您订阅的“%s”有 %d 条预警动态 / %d alert notices:\n\n"
                .formatted(subscription.title(), events.size(), events.size()));
        for (Sent event : events) {
            text.append("%s  %s  %s（%s）%s  区划 %s\n%s/alerts/%s\n\n"
                    .formatted(
                            WHEN.format(event.time()),
                            what(event.eventType()),
                            event.titleZh(),
                            event.ruleCode(),
                            level(event.level()),
                            event.divisionCode(),
                            console,
                            event.alertId()));
        }
        return text.append("详情请登录工作台查看。退订请在“我的订阅”中操作。\n").toString();
    }

    private static String what(String eventType) {
        return eventType.contains("alert-raised") ? "新预警" : eventType.contains("alert-cleared") ? "预警解除" : "预警变化";
    }

    private static String level(AlertLevel level) {
        return switch (level) {
            case RED -> "红色";
            case ORANGE -> "橙色";
            case YELLOW -> "黄色";
            case GREEN -> "绿色";
        };
    }
}
