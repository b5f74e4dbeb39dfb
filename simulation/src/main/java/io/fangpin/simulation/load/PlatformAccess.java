package io.fangpin.simulation.load;

import java.net.URI;
import java.util.Map;

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
                Map.of(
                        "CIVIL_AFFAIRS", new Client("dept-civil-affairs", "civil-affairs-demo-secret"),
                        "MEDICAL_INSURANCE", new Client("dept-medical-insurance", "medical-insurance-demo-secret"),
                        "EDUCATION", new Client("dept-education", "education-demo-secret"),
                        "HOUSING", new Client("dept-housing", "housing-demo-secret"),
                        "POLICE", new Client("dept-police", "police-demo-secret")),
                "421281000000");
    }

    /** The demonstration on this machine at its usual ports. */
    public static PlatformAccess local() {
        return demo(
                URI.create("http://127.0.0.1:18080/realms/fangpin"),
                URI.create("http://127.0.0.1:18081"),
                URI.create("http://127.0.0.1:18082"));
    }
}
