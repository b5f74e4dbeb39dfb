package io.fangpin.backing.process;

import io.fangpin.backing.BackingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Ports on the loopback address, below the usual ephemeral range (32768), where a waiting client could connect to itself. */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int ATTEMPTS_LIMIT = 1_000;
    private static final boolean LINUX =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    /** Bound, not listening: on Linux no connection and no other program gets the port, yet its server may listen on it. */
    private static final Map<Integer, Socket> GIVEN_OUT = new HashMap<>();

    private Ports() {}

    /** A free port that this process has not given out before and keeps for whoever asked, as long as it lives. */
    public static synchronized int free() {
        for (int attempt = 0; attempt < ATTEMPTS_LIMIT; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, FIRST_EPHEMERAL);
            if (!GIVEN_OUT.containsKey(port) && isFree(port) && keep(port)) {
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

    private static boolean keep(int port) {
        Socket keeper = new Socket();
        try {
            if (LINUX) {
                keeper.setReuseAddress(true);
                keeper.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            }
            GIVEN_OUT.put(port, keeper);
            return true;
        } catch (IOException takenMeanwhile) {
            return false;
        }
    }

    private static boolean canBind(@Nullable InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
