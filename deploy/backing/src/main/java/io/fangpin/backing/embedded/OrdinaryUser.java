package io.fangpin.backing.embedded;

import io.fangpin.backing.BackingException;
import io.fangpin.backing.process.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a program that refuses root. For an ordinary user nothing changes. Root goes through a user namespace without
 * mappings (files stay root's), or, where namespaces are forbidden, through the account {@code nobody}, which then
 * must own the files.
 */
final class OrdinaryUser {
    private static final String ACCOUNT = "65534";

    private enum Way {
        UNCHANGED,
        NAMESPACE,
        ACCOUNT
    }

    private static final Way WAY = choose();

    private OrdinaryUser() {}

    static boolean changesAccount() {
        return WAY == Way.ACCOUNT;
    }

    static List<String> running(List<String> words) {
        List<String> prefix = switch (WAY) {
            case UNCHANGED -> List.of();
            case NAMESPACE -> List.of("unshare", "-U", "--");
            case ACCOUNT -> List.of("setpriv", "--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups", "--");
        };
        return Stream.concat(prefix.stream(), words.stream()).toList();
    }

    /** Lets the account own the files that the program writes; its parents must be passable for all. */
    static void handOver(Path folder) {
        if (WAY == Way.ACCOUNT && !Tools.succeeds("chown", "-R", ACCOUNT + ":" + ACCOUNT, folder.toString())) {
            throw new BackingException(
                    BackingException.Code.REFUSED_ROOT,
                    "无法移交目录 %s / Cannot hand over the folder %s".formatted(folder, folder));
        }
    }

    private static Way choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Way.UNCHANGED;
        }
        boolean accountForced = "account".equals(System.getProperty("fangpin.backing.root"));
        if (!accountForced && Tools.succeeds("unshare", "-U", "--", "true")) {
            return Way.NAMESPACE;
        }
        if (Tools.succeeds("setpriv", "--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups", "--", "true")) {
            return Way.ACCOUNT;
        }
        throw new BackingException(
                BackingException.Code.REFUSED_ROOT,
                "PostgreSQL 不能以 root 运行,请改用普通用户 / PostgreSQL refuses root; run as an ordinary user");
    }
}
