package io.fangpin.local;

import io.fangpin.backing.process.QuarkusApplication;
import java.nio.file.Path;
import java.util.Locale;

/** The six services, with the names and ports of {@code docs/interfaces.md}; in the order in which they are started. */
public enum FangpinService {
    REGISTRY("household-registry", "农户登记", 18081),
    MATCHING("data-matching", "数据比对", 18082),
    RISK("risk-identification", "风险识别", 18083),
    ASSISTANCE("assistance-plans", "帮扶计划", 18084),
    FUNDS("fund-tracking", "资金监管", 18085),
    DASHBOARD("dashboard", "工作台", 18090);

    private final String folder;
    private final String chineseName;
    private final int usualPort;

    FangpinService(String folder, String chineseName, int usualPort) {
        this.folder = folder;
        this.chineseName = chineseName;
        this.usualPort = usualPort;
    }

    /** Also the name of its log and of its consumer group. */
    public String folder() {
        return folder;
    }

    public String chineseName() {
        return chineseName;
    }

    public int usualPort() {
        return usualPort;
    }

    /** Name of its database and of its role there. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** System property that moves its port. */
    public String portSetting() {
        return "fangpin.port." + database();
    }

    QuarkusApplication application(Path home) {
        return new QuarkusApplication(home.resolve("services").resolve(folder).resolve("target/quarkus-app"));
    }
}
