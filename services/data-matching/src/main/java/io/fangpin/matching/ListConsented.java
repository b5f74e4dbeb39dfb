package io.fangpin.matching;

import io.fangpin.kit.access.AccessLog;
import io.fangpin.kit.access.AccessLog.Subject;
import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.problem.Problem;
import io.fangpin.kit.security.Actor;
import io.fangpin.matching.domain.PersonIndex;
import io.fangpin.schemas.contracts.DatasetContract;
import io.fangpin.schemas.contracts.DatasetContract.Consent;
import io.fangpin.schemas.people.DivisionCode;
import io.fangpin.tabular.ListFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Use case: a department learns of whom it may look up assets (DOMAIN 3, consent): members of households whose adults have
 * all consented. Each list is recorded before it is handed out.
 */
@ApplicationScoped
public class ListConsented {
    private final PersonIndex index;
    private final FieldCipher cipher;
    private final AccessLog accessLog;
    private final Clock clock;

    @Inject
    ListConsented(PersonIndex index, FieldCipher cipher, AccessLog accessLog, Clock clock) {
        this.index = index;
        this.cipher = cipher;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** ID number and name as CSV, with the headers of the datasets' own templates. Blocks: every number is opened. */
    public byte[] of(DatasetContract contract, DivisionCode division, Actor actor) {
        if (contract.consent() != Consent.EACH_ADULT) {
            throw Problem.of(
                            422,
                            "no-consent-needed",
                            "该数据集不需要授权，没有授权名单 / The dataset needs no consent and has no such list")
                    .asException();
        }
        LocalDate today = LocalDate.now(clock);
        accessLog
                .record(
                        actor,
                        new Subject("consented-persons", contract.dataset(), division.value()),
                        List.of("idNo", "name"),
                        "取得授权查询名单：" + contract.titleZh() + " / List of persons who may be queried: "
                                + contract.titleEn())
                .await()
                .indefinitely();
        return csv(division, today);
    }

    private byte[] csv(DivisionCode division, LocalDate day) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ListFile file = new ListFile(out, List.of("身份证号", "姓名"))) {
            index.householdsBelow(division.prefix())
                    .flatMap(household -> index.consents().queryable(household, day))
                    .forEach(person -> file.write(List.of(cipher.open(person.idNoSealed()), person.name())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
