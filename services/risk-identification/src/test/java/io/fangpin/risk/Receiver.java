package io.fangpin.risk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Somebody's system that webhooks go to. Answers as told, then always the same. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private volatile int otherwise;
    private volatile Map<String, String> agreement = Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "*");
    private volatile Map<String, String> answered = Map.of();
    private volatile Map<String, String> asked = Map.of();

    /** What came, headers in lower case. */
    record Request(Map<String, String> headers, String body) {}

    Receiver(int otherwise, Integer... first) {
        this.otherwise = otherwise;
        answers.addAll(List.of(first));
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fangpin";
    }

    List<Request> requests() {
        return requests;
    }

    void answerFromNowOn(int status) {
        otherwise = status;
    }

    /** What it answers to the handshake; it agrees to anything unless told otherwise. */
    Receiver agreeing(Map<String, String> headers) {
        agreement = headers;
        return this;
    }

    /** A header of each of its answers to what is sent. */
    Receiver answering(String header, String value) {
        answered = Map.of(header, value);
        return this;
    }

    /** Headers of the last handshake. */
    Map<String, String> asked() {
        return asked;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                        header -> header.getValue().getFirst()));
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            asked = headers;
            agreement.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        requests.add(new Request(headers, body));
        answered.forEach(exchange.getResponseHeaders()::set);
        Integer told = answers.poll();
        exchange.sendResponseHeaders(told == null ? otherwise : told, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
