package io.fangpin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.fangpin.kit.crypto.FieldCipher;
import io.fangpin.kit.testing.Await;
import io.fangpin.kit.testing.BackingResource;
import io.fangpin.kit.testing.KafkaProbe;
import io.fangpin.matching.domain.PersonIndex;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A large file in pieces, by the tus protocol, goes on after a break. */
@QuarkusTest
@QuarkusTestResource(value = BackingResource.class, initArgs = @ResourceArg(name = "database", value = "matching"))
class ResumableUploadTest {
    private static final String PIECE = "application/offset+octet-stream";

    @Inject
    FieldCipher cipher;

    @Inject
    PersonIndex index;

    private final Desk desk = new Desk("li");
    private byte[] file;

    @BeforeEach
    void register() {
        Someone person = Someone.anyPerson("欧阳海");
        try (KafkaProbe probe = new KafkaProbe()) {
            probe.say(Someone.household("h-" + person.personId(), 1, cipher, person));
            Await.until("indexed", () -> index.knows(cipher.hash(person.idNo())));
        }
        file = ("身份证号,姓名,死亡日期\n" + person.idNo() + ",欧阳海,2026-02-11\n").getBytes(StandardCharsets.UTF_8);
    }

    private static RequestSpecification as(String user) {
        return RestAssured.given().header(SignIn.HEADER, user).header("Tus-Resumable", "1.0.0");
    }

    private String begin() {
        Response created = as("li").header("Upload-Length", file.length).post("/uploads");
        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.header("Location");
        return location.substring(location.indexOf("/uploads"));
    }

    private Response send(String upload, int from, int to) {
        return as("li").header("Upload-Offset", from)
                .contentType(PIECE)
                .body(Arrays.copyOfRange(file, from, to))
                .patch(upload);
    }

    private Desk.Answer become(String upload) {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        return desk.send("deaths", "period=2026-03&division=421281000000&upload=" + id, "text/csv", new byte[0]);
    }

    @Test
    void goesOnWhereItBrokeOffAndBecomesABatch() {
        String upload = begin();
        assertThat(send(upload, 0, 10).header("Upload-Offset")).isEqualTo("10");

        assertThat(as("li").head(upload).header("Upload-Offset")).isEqualTo("10");
        assertThat(send(upload, 5, file.length).statusCode())
                .as("a piece that does not follow")
                .isEqualTo(409);
        assertThat(become(upload).status()).as("not whole yet").isEqualTo(409);
        assertThat(send(upload, 10, file.length).statusCode()).isEqualTo(204);

        var answer = become(upload);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(desk.follow(answer.body().path("batchId").asText(), "COMPLETED")
                        .at("/counts/matched")
                        .asInt())
                .isEqualTo(1);
        assertThat(as("li").head(upload).statusCode()).as("taken").isEqualTo(404);
    }

    @Test
    void isNobodyElsesAndNotLongerThanSaid() {
        String upload = begin();

        assertThat(as("wang").head(upload).statusCode()).isEqualTo(404);
        assertThat(as("li").head("/uploads/..%2F..%2Fetc").statusCode()).isEqualTo(404);
        assertThat(as("li").header("Upload-Offset", 0)
                        .contentType(PIECE)
                        .body(new byte[file.length + 1])
                        .patch(upload)
                        .statusCode())
                .isEqualTo(413);
        assertThat(as("li").header("Upload-Length", 3L << 30).post("/uploads").statusCode())
                .isEqualTo(413);
    }
}
