package io.fangpin.simulation.load;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a platform is and as whom the loader comes to it.
 *
 * @param oidc address of the realm, e.g. {@code http://127.0.0.1:18080/realms/fangpin}
 * @param administrator logs in by password at the client {@code cli}
 * @param departments service account by the department's name in the contracts, e.g. EDUCATION
 */
public record PlatformAccess(
        URI oidc,
        URI registry,
        URI matching,
        Client cli,
        Login administrator,
        Map<String, Client> departments,
        String divisionCode) {

    /** Those whose feeds the simulation has. */
    private static final List<String> DEPARTMENTS = List.of(
            "CIVIL_AFFAIRS",
            "MEDICAL_INSURANCE",
            "EDUCATION",
            "HOUSING",
            "POLICE",
            "HEALTH",
            "HUMAN_RESOURCES",
            "DISABLED_FEDERATION",
            "EMERGENCY",
            "AGRICULTURE",
            "PETITIONS",
            "BANKS");

    public PlatformAccess {
        departments = Map.copyOf(departments);
    }

    /** An OIDC client and its secret. */
    public record Client(String id, String secret) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /** A person's login. */
    public record Login(String name, String password) {
        @Override
        public String toString() {
            return "Login[" + name + "]";
        }
    }

    /** The demonstration realm of {@code deploy/keycloak} and 赤壁市. */
    public static PlatformAccess demo(URI oidc, URI registry, URI matching) {
        return new PlatformAccess(
                oidc,
                registry,
                matching,
                new Client("fangpin-cli", "cli-demo-secret"),
                new Login("admin.fangpin", "admin.fangpin-demo"),
                DEPARTMENTS.stream().collect(Collectors.toMap(Function.identity(), PlatformAccess::demoClient)),
                "421281000000");
    }

    private static Client demoClient(String department) {
        String name = department.toLowerCase(Locale.ROOT).replace('_', '-');
        return new Client("dept-" + name, name + "-demo-secret");
    }

    /** The demonstration on this machine at its usual ports. */
    public static PlatformAccess local() {
        return demo(
                URI.create("http://127.0.0.1:18080/realms/fangpin"),
                URI.create("http://127.0.0.1:18081"),
                URI.create("http://127.0.0.1:18082"));
    }
}
