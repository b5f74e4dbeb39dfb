package io.fangpin.backing.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks one address whether it answers 200. */
public record HttpProbe(HttpRequest request) {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    public static HttpProbe of(String address) {
        return new HttpProbe(HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER_LIMIT)
                .build());
    }

    public boolean answersOk() {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
