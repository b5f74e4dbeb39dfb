package io.fangpin.backing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void keepsAPortFromOthersUntilItsServerStarts() throws Exception {
        InetSocketAddress given = new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free());
        try (Socket outgoing = new Socket()) {
            outgoing.setReuseAddress(false);

            assertThatThrownBy(() -> outgoing.bind(given)).isInstanceOf(BindException.class);
        }
    }

    @Test
    void letsAServerListenOnAPortGivenOut() throws Exception {
        int given = Ports.free();

        Ports.requireFree(given, "Kafka", "fangpin.port.kafka");
        try (ServerSocket server = new ServerSocket(given);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), given)) {
            assertThat(client.isConnected()).isTrue();
            assertThat(Ports.isFree(given)).isFalse();
        }
    }
}
