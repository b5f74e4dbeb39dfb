package io.fangpin.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the loader does about answers of HTTP; the story of the whole platform shows the loader at real doors. */
class DoorsTest {

    private record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final AtomicInteger logins = new AtomicInteger();
    private HttpServer server;
    private URI address;
    private Tokens tokens;
    private Doors doors;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/realm", exchange -> {
            String body = "{\"access_token\":\"token-%d\",\"expires_in\":900}".formatted(logins.incrementAndGet());
            answer(exchange, new Answer(200, body));
        });
        server.createContext("/door", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            answer(exchange, answers.removeFirst());
        });
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        PlatformAccess access = PlatformAccess.demo(URI.create(address + "/realm"), address, address);
        HttpClient http = HttpClient.newHttpClient();
        tokens = new Tokens(http, access, Clock.systemUTC());
        doors = new Doors(http, tokens, Clock.systemUTC(), Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheFileWithTheDepartmentsTokenAndLogsInOnce(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("feed.csv"), "身份证号");
        answers.add(new Answer(202, "{\"batchId\":\"b1\"}"));
        answers.add(new Answer(200, "{\"batchId\":\"b1\",\"duplicate\":true}"));

        URI door = URI.create(address + "/door");
        doors.postFile(door, () -> tokens.department("EDUCATION"), file);
        assertThat(doors.postFile(door, () -> tokens.department("EDUCATION"), file)
                        .path("duplicate")
                        .asBoolean())
                .isTrue();

        assertThat(requests).containsOnly("Bearer token-1 身份证号").hasSize(2);
        assertThat(logins).hasValue(1);
    }

    @Test
    void takesANewTokenWhenTheOldOneIsRefusedAndWaitsWhileAServiceIsNotReady() {
        answers.add(new Answer(401, ""));
        answers.add(new Answer(503, "{\"title\":\"人员索引加载中\"}"));
        answers.add(new Answer(200, "{\"state\":\"COMPLETED\"}"));

        assertThat(doors.get(URI.create(address + "/door"), tokens::administrator)
                        .path("state")
                        .asText())
                .isEqualTo("COMPLETED");

        assertThat(requests).containsExactly("Bearer token-1 ", "Bearer token-2 ", "Bearer token-2 ");
    }

    @Test
    void givesUpAtOnceOnARefusalAndSaysWhy() {
        answers.add(new Answer(422, "{\"title\":\"区划代码未知 / Unknown division\"}"));

        assertThatThrownBy(() -> doors.get(URI.create(address + "/door"), tokens::administrator))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("422")
                .hasMessageContaining("区划代码未知");
        assertThat(requests).hasSize(1);
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
