package io.fangpin.local;

import io.fangpin.backing.BackingOptions;
import io.fangpin.backing.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Where the platform runs, on which ports, and how large the synthetic county is.
 *
 * @param home the checkout with the built services
 * @param backing folder and ports of the backing services; its folder holds all data of the platform
 */
public record LocalOptions(
        Path home, BackingOptions backing, Map<FangpinService, Integer> ports, CountyOptions county) {

    /** The synthetic county that a first start loads; no households, no loading. */
    public record CountyOptions(int households, int months, long seed) {
        static final CountyOptions USUAL = new CountyOptions(2_000, 3, 421281);
        static final CountyOptions NONE = new CountyOptions(0, 0, 0);
    }

    /** Data that stay in {@code folder}, the usual ports, each overridable by {@code -Dfangpin.port.<name>}. */
    public static LocalOptions persistent(Path home, Path folder, CountyOptions county) {
        return new LocalOptions(
                home,
                BackingOptions.persistent(folder),
                ports(service -> Integer.getInteger(service.portSetting(), service.usualPort())),
                county);
    }

    /** For tests: free ports, data that are gone after {@link LocalPlatform#close()}, an empty county. */
    public static LocalOptions ephemeral() {
        return new LocalOptions(
                findHome(Path.of("")), BackingOptions.ephemeral(), ports(service -> Ports.free()), CountyOptions.NONE);
    }

    public Path folder() {
        return backing.folder();
    }

    public int port(FangpinService service) {
        return ports.getOrDefault(service, service.usualPort());
    }

    /** The checkout around a folder: {@code -Dfangpin.home}, or the nearest parent with the realm file. */
    static Path findHome(Path start) {
        String chosen = System.getProperty("fangpin.home");
        if (chosen != null) {
            return Path.of(chosen).toAbsolutePath();
        }
        for (Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(realm(folder))) {
                return folder;
            }
        }
        throw new LocalException(
                "请在项目目录中运行,或用 -Dfangpin.home= 指明 / Run inside the project, or name it by -Dfangpin.home=");
    }

    Path realm() {
        return realm(home);
    }

    private static Path realm(Path home) {
        return home.resolve("deploy/keycloak/fangpin-realm.json");
    }

    private static Map<FangpinService, Integer> ports(ToIntFunction<FangpinService> choose) {
        EnumMap<FangpinService, Integer> ports = new EnumMap<>(FangpinService.class);
        for (FangpinService service : FangpinService.values()) {
            ports.put(service, choose.applyAsInt(service));
        }
        return Collections.unmodifiableMap(ports);
    }
}
