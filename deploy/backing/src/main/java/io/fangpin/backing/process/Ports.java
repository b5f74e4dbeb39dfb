package io.fangpin.backing.process;

import io.fangpin.backing.BackingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address, always below the ephemeral range (32768), where a waiting client could connect to itself. */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int ATTEMPTS_LIMIT = 1_000;
    private static final Set<Integer> GIVEN_OUT = new HashSet<>();

    private Ports() {}

    /** A free port that this process has not given out before. */
    public static synchronized int free() {
        for (int attempt = 0; attempt < ATTEMPTS_LIMIT; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, FIRST_EPHEMERAL);
            if (!GIVEN_OUT.contains(port) && isFree(port)) {
                GIVEN_OUT.add(port);
                return port;
            }
        }
        throw new BackingException(BackingException.Code.PORT_IN_USE, "没有空闲端口 / No free port below 32768");
    }

    public static boolean isFree(int port) {
        return canBind(InetAddress.getLoopbackAddress(), port) && canBind(null, port);
    }

    /** Refuses a port that something else listens on. */
    public static void requireFree(int port, String what, String setting) {
        if (!isFree(port)) {
            throw new BackingException(
                    BackingException.Code.PORT_IN_USE,
                    "端口 %d(%s)已被占用,请关闭占用它的程序或用 -D%s= 换一个端口 / Port %d (%s) is in use; stop what uses it or choose another with -D%s="
                            .formatted(port, what, setting, port, what, setting));
        }
    }

    private static boolean canBind(@org.jspecify.annotations.Nullable InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
