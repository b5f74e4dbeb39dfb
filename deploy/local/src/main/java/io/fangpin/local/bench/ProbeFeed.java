package io.fangpin.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.fangpin.local.FangpinService;
import io.fangpin.local.LocalPlatform;
import io.fangpin.schemas.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Small batches of the medical insurance bureau, each row a bill that passes every line, for persons of the register. */
final class ProbeFeed {

    private static final Duration TOKEN_AGE = Duration.ofSeconds(45);
    private static final String COUNTY = "421281000000";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LocalPlatform platform;
    private final YearMonth period;
    private final List<Insured> people;
    private int next;
    private String token = "";
    private Instant tokenFrom = Instant.EPOCH;

    /** A synthetic person as the register has it. */
    private record Insured(String idNo, String name) {}

    ProbeFeed(LocalPlatform platform, Path registrationSheet, YearMonth period) {
        this.platform = platform;
        this.period = period;
        this.people = read(registrationSheet);
    }

    /** A batch that was taken in: when its upload began, and its id. */
    record Sent(String batchId, int rows, long startNanos) {}

    boolean hasNext(int rows) {
        return next + rows <= people.size();
    }

    Sent send(int rows) {
        StringBuilder csv = new StringBuilder("身份证号,姓名,年度,住院累计个人自付(元),参保状态,数据性质\n");
        for (int i = 0; i < rows; i++) {
            Insured person = people.get(next++);
            csv.append(person.idNo())
                    .append(',')
                    .append(person.name())
                    .append(',')
                    .append(period.getYear())
                    .append(",88888.00,城乡居民医保,合成\n");
        }
        String url = platform.url(FangpinService.MATCHING) + "/feeds/medical-settlements/batches?period=" + period
                + "&division=" + COUNTY + "&fileName=bench-synthetic.csv";
        String bearer = token();
        long start = System.nanoTime();
        JsonNode batch = ask(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv.toString())));
        return new Sent(batch.path("batchId").asText(), rows, start);
    }

    private String token() {
        if (Instant.now().isAfter(tokenFrom.plus(TOKEN_AGE))) {
            tokenFrom = Instant.now();
            token = ask(HttpRequest.newBuilder(
                                    URI.create(platform.keycloak().issuerUrl() + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(
                                    "grant_type=client_credentials&client_id=dept-medical-insurance"
                                            + "&client_secret=medical-insurance-demo-secret")))
                    .path("access_token")
                    .asText();
        }
        return token;
    }

    private JsonNode ask(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode());
            }
            return EventJson.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Insured> read(Path sheet) {
        List<Insured> people = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(sheet)) {
            rows.forEach(row -> people.add(new Insured(row.getField("身份证号"), row.getField("姓名"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return people;
    }
}
