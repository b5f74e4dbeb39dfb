package io.fangpin.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.fangpin.backing.Keycloak;
import io.fangpin.schemas.EventJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The administrator's side of Keycloak: accounts for the people of whichever village the story happens in. */
final class Accounts {

    private final Keycloak keycloak;
    private final Map<String, Person> people = new HashMap<>();

    Accounts(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** A person of the demonstration realm. */
    Person demo(String login) {
        return people.computeIfAbsent(login, name -> new Person(keycloak.issuerUrl(), name));
    }

    /** A person with the role in the division, created when there is none yet. */
    Person of(String role, String division) {
        return people.computeIfAbsent(role + "." + division, login -> {
            create(login, role, division);
            return new Person(keycloak.issuerUrl(), login);
        });
    }

    private void create(String login, String role, String division) {
        String token = Person.ok(Person.send(Person.form(
                        keycloak.url() + "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                Keycloak.ADMIN_NAME,
                                "password",
                                Keycloak.ADMIN_PASSWORD))))
                .path("access_token")
                .asText();
        String users = keycloak.url() + "/admin/realms/fangpin/users";
        admin(
                token,
                "POST",
                users,
                Map.of(
                        "username",
                        login,
                        "enabled",
                        true,
                        "emailVerified",
                        true,
                        "email",
                        login + "@example.invalid",
                        "firstName",
                        "测试",
                        "lastName",
                        login,
                        "attributes",
                        Map.of("division", List.of(division), "unit", List.of(division)),
                        "credentials",
                        List.of(Map.of("type", "password", "value", login + "-demo", "temporary", false))));
        String id = admin(token, "GET", users + "?exact=true&username=" + login, null)
                .get(0)
                .path("id")
                .asText();
        JsonNode realmRole = admin(token, "GET", keycloak.url() + "/admin/realms/fangpin/roles/" + role, null);
        admin(token, "POST", users + "/" + id + "/role-mappings/realm", List.of(realmRole));
    }

    private static JsonNode admin(String token, String method, String url, Object body) {
        return Person.ok(Person.send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(EventJson.write(body)))));
    }
}
