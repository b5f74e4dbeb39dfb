package io.fangpin.funds;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.schemas.EventEnvelope;
import io.fangpin.schemas.assistance.MeasureAgreed;
import io.fangpin.schemas.funds.PaymentMoved;
import io.fangpin.schemas.funds.PaymentMoved.PaymentState;
import io.fangpin.schemas.funds.PaymentRefused;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.AttributeType;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "funds"))
class FundTrackingTest {

    @Retention(RetentionPolicy.RUNTIME)
    @TestSecurity(
            user = "qian",
            roles = "finance-officer",
            attributes = @SecurityAttribute(key = "division", value = "421281000000", type = AttributeType.STRING))
    @interface AsFinanceOfficer {}

    @Inject
    FieldCipher cipher;

    @Inject
    Pool pool;

    private final KafkaProbe kafka = new KafkaProbe();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    @AsFinanceOfficer
    void aCashMeasureIsPaidAndTheBooksBalance() {
        Family family = new Family(cipher);
        String benefit = projectWith(1_000_000);
        kafka.say(family.snapshot(1));
        MeasureAgreed measure = family.measure(benefit, "2026", 300_000);
        kafka.say(measure);
        PaymentMoved ordered = moved(measure, PaymentState.ORDERED);

        approve(ordered.paymentId());
        String batch =
                given().post("/bank-batches").then().statusCode(201).extract().path("bankBatchId");
        String file = given().get("/bank-batches/" + batch + "/file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(file).contains(ordered.paymentNo(), Family.CARD, "3000.00");
        String answer = "付款编号,结果,失败原因\n" + ordered.paymentNo() + ",成功,\n";
        returnFile(batch, answer).then().statusCode(200).body("paid", equalTo(1));
        returnFile(batch, answer).then().statusCode(200).body("alreadyTaken", equalTo(true));

        PaymentMoved paid = moved(measure, PaymentState.PAID);
        assertThat(paid.amountFen()).isEqualTo(300_000);
        assertThat(paid.caseId()).isEqualTo(measure.caseId());
        booksBalance();
    }

    @Test
    @AsFinanceOfficer
    void aReturnedPaymentIsCorrectedAndSentAgain() {
        Family family = new Family(cipher);
        String benefit = projectWith(1_000_000);
        kafka.say(family.snapshot(1));
        MeasureAgreed measure = family.measure(benefit, "2026", 200_000);
        kafka.say(measure);
        PaymentMoved ordered = moved(measure, PaymentState.ORDERED);
        approve(ordered.paymentId());
        String batch =
                given().post("/bank-batches").then().statusCode(201).extract().path("bankBatchId");

        returnFile(batch, "付款编号,结果,失败原因\n" + ordered.paymentNo() + ",失败,账户已销户\n")
                .then()
                .statusCode(200)
                .body("returned", equalTo(1));

        assertThat(moved(measure, PaymentState.RETURNED).returnReasonZh()).isEqualTo("账户已销户");
        step(ordered.paymentId(), "correct");
        step(ordered.paymentId(), "approve");
        given().post("/bank-batches").then().statusCode(201).body("payments", equalTo(1));
        booksBalance();
    }

    @Test
    @AsFinanceOfficer
    void samePersonBenefitAndPeriodIsPaidOnceEvenFromAnotherPlan() {
        Family family = new Family(cipher);
        String benefit = projectWith(1_000_000);
        kafka.say(family.snapshot(1));
        MeasureAgreed first = family.measure(benefit, "2026", 100_000);
        kafka.say(first);
        moved(first, PaymentState.ORDERED);

        MeasureAgreed second = family.measure(benefit, "2026", 100_000);
        kafka.say(second);

        assertThat(refused(second).violation()).isEqualTo("V_DUP");
        given().get("/payments?household=" + family.householdId)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        booksBalance();
    }

    @Test
    @AsFinanceOfficer
    void theSameEventTwiceAndTheSameMeasureUnderAnotherEventIdOrderOnce() {
        Family family = new Family(cipher);
        String benefit = projectWith(1_000_000);
        kafka.say(family.snapshot(1));
        MeasureAgreed measure = family.measure(benefit, "2026", 100_000);
        EventEnvelope<MeasureAgreed> event =
                EventEnvelope.of(UUID.randomUUID().toString(), "/fangpin/probe", java.time.Instant.now(), measure);
        kafka.say(event);
        kafka.say(event);
        kafka.say(measure);
        MeasureAgreed last = family.measure(benefit, "2027", 100_000);
        kafka.say(last);
        moved(last, PaymentState.ORDERED);

        given().get("/payments?household=" + family.householdId).then().body("items", hasSize(2));
        booksBalance();
    }

    @Test
    @AsFinanceOfficer
    void withoutMoneyTheMeasureIsRefusedAndCanBeTriedAgainOnceThereIsSome() {
        Family family = new Family(cipher);
        String benefit = projectWith(50_000);
        kafka.say(family.snapshot(1));
        MeasureAgreed measure = family.measure(benefit, "2026", 100_000);
        kafka.say(measure);
        assertThat(refused(measure).violation()).isEqualTo("NO_FUNDS");

        allocate(source(1_000_000), projectOf(benefit), 500_000);
        given().post("/refusals/" + measure.measureId() + "/retry").then().statusCode(200);

        moved(measure, PaymentState.ORDERED);
        booksBalance();
    }

    @Test
    @AsFinanceOfficer
    void nothingIsPaidToTheDeadAndADeathStopsWhatWasOrdered() {
        Family family = new Family(cipher);
        String benefit = projectWith(1_000_000);
        kafka.say(family.snapshot(1));
        MeasureAgreed before = family.measure(benefit, "2026", 100_000);
        kafka.say(before);
        moved(before, PaymentState.ORDERED);

        kafka.say(family.death(LocalDate.of(2026, 3, 1)));
        moved(before, PaymentState.CANCELLED);
        MeasureAgreed after = family.measure(benefit, "2027", 100_000);
        kafka.say(after);

        assertThat(refused(after).violation()).isEqualTo("V_DEAD");
        booksBalance();
    }

    @Test
    @AsFinanceOfficer
    void aMeasureThatComesBeforeItsHouseholdWaits() {
        Family family = new Family(cipher);
        String benefit = projectWith(1_000_000);
        MeasureAgreed measure = family.measure(benefit, "2026", 100_000);
        kafka.say(measure);
        kafka.say(family.snapshot(1));

        assertThat(moved(measure, PaymentState.ORDERED).amountFen()).isEqualTo(100_000);
    }

    @Test
    @AsFinanceOfficer
    void aSourceCannotBeOverdrawn() {
        String source = source(100_000);
        String project = projectOf(projectWith(1));

        allocate(source, project, 100_001);

        given().contentType(ContentType.JSON)
                .body(Map.of("fundSourceId", source, "projectId", project, "amountFen", 100_001))
                .post("/allocations")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("NO_FUNDS"));
        booksBalance();
    }

    @Test
    @AsFinanceOfficer
    void aWrongReturnFileChangesNothing() {
        Family family = new Family(cipher);
        String benefit = projectWith(1_000_000);
        kafka.say(family.snapshot(1));
        MeasureAgreed measure = family.measure(benefit, "2026", 100_000);
        kafka.say(measure);
        PaymentMoved ordered = moved(measure, PaymentState.ORDERED);
        approve(ordered.paymentId());
        String batch =
                given().post("/bank-batches").then().statusCode(201).extract().path("bankBatchId");

        returnFile(batch, "付款编号,结果,失败原因\n" + ordered.paymentNo() + ",成功,\n没有的编号,成功,\n")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("第3行 付款编号"));

        given().get("/payments/" + ordered.paymentId()).then().body("state", equalTo("SENT"));
        booksBalance();
    }

    @Test
    void theDatabaseRefusesToChangeOrUnbalanceTheLedger() {
        assertThat(failure("update ledger_entry set amount_fen = 1")).contains("append-only");
        assertThat(failure("delete from ledger_transaction")).contains("append-only");
        assertThat(failure("""
                with a as (insert into account (code, kind, division_code) values ('BUDGET:x', 'BUDGET', '421281000000')
                           returning code),
                     t as (insert into ledger_transaction (id, kind, reference, actor, at)
                           values ('00000000-0000-0000-0000-000000000001', 'ORDERED', 'x', 'x', now()) returning id)
                insert into ledger_entry (transaction_id, line, account_code, amount_fen)
                select t.id, 1, a.code, -1 from a, t
                """)).contains("does not balance");
    }

    @Test
    @TestSecurity(
            user = "li",
            roles = "village-worker",
            attributes = @SecurityAttribute(key = "division", value = "421281100999", type = AttributeType.STRING))
    void anotherVillageSeesNothingAndMayMoveNothing() {
        given().get("/payments").then().statusCode(200).body("items", hasSize(0));
        given().contentType(ContentType.JSON)
                .body(Map.of("version", 1))
                .post("/payments/x/approve")
                .then()
                .statusCode(403);
    }

    private String failure(String sql) {
        try {
            pool.withTransaction(tx -> tx.query(sql).execute()).await().indefinitely();
            return "nothing failed";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A new project, with a benefit of its own and so much money; answers the benefit's code. */
    private String projectWith(long fen) {
        String benefit = "AID_" + UUID.randomUUID();
        String project = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "titleZh",
                        "项目 " + benefit,
                        "divisionCode",
                        "421281000000",
                        "benefitCodes",
                        new String[] {benefit},
                        "synthetic",
                        true))
                .post("/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("projectId");
        allocate(source(fen), project, fen);
        return benefit;
    }

    private String projectOf(String benefit) {
        return given().get("/projects")
                .jsonPath()
                .getString("items.find { it.benefitCodes.contains('" + benefit + "') }.projectId");
    }

    private String source(long fen) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "titleZh",
                        "衔接资金",
                        "level",
                        "COUNTY",
                        "year",
                        2026,
                        "divisionCode",
                        "421281000000",
                        "amountFen",
                        fen,
                        "documentNo",
                        UUID.randomUUID().toString(),
                        "synthetic",
                        true))
                .post("/fund-sources")
                .then()
                .statusCode(201)
                .extract()
                .path("fundSourceId");
    }

    private static void allocate(String source, String project, long fen) {
        given().contentType(ContentType.JSON)
                .body(Map.of("fundSourceId", source, "projectId", project, "amountFen", fen))
                .post("/allocations");
    }

    private static void approve(String paymentId) {
        step(paymentId, "approve");
    }

    private static void step(String paymentId, String step) {
        JsonPath payment = given().get("/payments/" + paymentId).jsonPath();
        given().contentType(ContentType.JSON)
                .body(Map.of("version", payment.getLong("version")))
                .post("/payments/" + paymentId + "/" + step)
                .then()
                .statusCode(200);
    }

    private static io.restassured.response.Response returnFile(String batch, String text) {
        return given().contentType("text/csv; charset=UTF-8")
                .body(text)
                .post("/bank-batches/" + batch + "/return-file");
    }

    private PaymentMoved moved(MeasureAgreed measure, PaymentState state) {
        return kafka.await(PaymentMoved.class, m -> m.measureId().equals(measure.measureId()) && m.state() == state)
                .data();
    }

    private PaymentRefused refused(MeasureAgreed measure) {
        return kafka.await(PaymentRefused.class, r -> r.measureId().equals(measure.measureId()))
                .data();
    }

    private static void booksBalance() {
        Await.until(
                "books balance", () -> given().get("/ledger/check").jsonPath().getBoolean("ok"));
    }
}
