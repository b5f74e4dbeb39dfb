package io.fangpin.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeycloakTest {
    private static final Path REALM = Path.of("..", "keycloak", "fangpin-realm.json");

    private static Postgres postgres;
    private static Keycloak keycloak;

    @BeforeAll
    static void start() {
        BackingOptions options = BackingOptions.ephemeral();
        postgres = Postgres.start(options);
        keycloak = Keycloak.start(options, postgres, REALM);
        System.out.println(keycloak.describe());
    }

    @AfterAll
    static void stop() {
        keycloak.close();
        postgres.close();
    }

    @Test
    void givesAVillageWorkerHerVillageAndRole() throws Exception {
        String claims = claimsOf("grant_type=password&client_id=fangpin-cli&client_secret=cli-demo-secret"
                + "&username=zhang.cun&password=zhang.cun-demo");

        assertThat(claims)
                .contains("\"division\":\"421281100200\"")
                .contains("\"village-worker\"")
                .contains("\"name\":\"张村\"")
                .contains("\"preferred_username\":\"zhang.cun\"")
                .contains("\"sub\":")
                .contains("fangpin-services")
                .contains("\"iss\":\"" + keycloak.issuerUrl() + "\"");
    }

    @Test
    void givesADepartmentItsOwnNameAndOnlyTheRightToPush() throws Exception {
        String claims =
                claimsOf("grant_type=client_credentials&client_id=dept-police&client_secret=police-demo-secret");

        assertThat(claims)
                .contains("\"department\":\"POLICE\"")
                .contains("\"division\":\"421281000000\"")
                .contains("\"feed-pusher\"")
                .doesNotContain("village-worker");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:18090/, 200",
        "http://127.0.0.1:23456/login, 200",
        "http://elsewhere.example.org/, 400",
    })
    void sendsPeopleBackOnlyToThisMachineOnAnyPort(String redirect, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.issuerUrl()
                        + "/protocol/openid-connect/auth?client_id=fangpin-console&response_type=code&scope=openid"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
                        + "&redirect_uri=" + URLEncoder.encode(redirect, StandardCharsets.UTF_8)))
                .build();

        HttpResponse<String> page = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(status);
    }

    private static String claimsOf(String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak.issuerUrl() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        String token = answer.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
        assertThat(token).as("answer %s", answer).contains(".");
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
