package io.fangpin.risk.subscriptions;

import io.fangpin.kit.problem.Problem;
import io.fangpin.risk.domain.Subscription;
import io.fangpin.risk.store.Deliveries.Sent;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends mails. A mail crosses networks that are not ours, so it says that there is something, never about whom. */
@ApplicationScoped
class Mails {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]{1,64}@[\\w.-]{1,190}");

    private final ReactiveMailer mailer;
    private final boolean enabled;
    private final String console;

    @Inject
    Mails(
            ReactiveMailer mailer,
            @ConfigProperty(name = "fangpin.risk.mail.enabled") boolean enabled,
            @ConfigProperty(name = "fangpin.risk.console-url") String console) {
        this.mailer = mailer;
        this.enabled = enabled;
        this.console = console;
    }

    String accept(@Nullable String target) {
        if (!enabled) {
            throw Problem.conflict("mail-not-set-up", "本平台未配置邮件服务 / This deployment sends no mail")
                    .asException();
        }
        if (target == null || !ADDRESS.matcher(target.strip()).matches()) {
            throw Problem.of(422, "mail-address", "邮箱地址不正确 / Not a mail address")
                    .asException();
        }
        return target.strip();
    }

    Uni<Void> send(String address, Subscription subscription, List<Sent> events) {
        return mailer.send(Mail.withText(
                address, MailText.subject(subscription, events), MailText.body(subscription, events, console)));
    }
}
