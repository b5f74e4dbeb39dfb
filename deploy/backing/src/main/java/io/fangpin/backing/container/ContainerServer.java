package io.fangpin.backing.container;

import io.fangpin.backing.process.Folders;
import io.fangpin.backing.process.Server;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

/** A container on fixed host ports; its data live in a host folder, so that the next container carries on with them. */
final class ContainerServer implements Server {
    private final String description;
    private final Path folder;
    private final boolean keepData;
    private final Supplier<GenericContainer<?>> recipe;
    private @Nullable GenericContainer<?> container;

    ContainerServer(String description, Path folder, boolean keepData, Supplier<GenericContainer<?>> recipe) {
        this.description = description;
        this.folder = folder;
        this.keepData = keepData;
        this.recipe = recipe;
    }

    @Override
    public void start() {
        GenericContainer<?> created = recipe.get();
        container = created;
        created.start();
    }

    @Override
    public void stop() {
        if (container != null) {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
            container.stop();
            container = null;
        }
    }

    @Override
    public void kill() {
        if (container != null) {
            container.stop();
            container = null;
        }
    }

    @Override
    public boolean running() {
        return container != null && container.isRunning();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void release() {
        if (!keepData) {
            try {
                Folders.deleteWithEmptyParent(folder);
            } catch (UncheckedIOException e) {
                // Files of the container's own user: only the engine's owner may delete them.
                folder.toFile().deleteOnExit();
            }
        }
    }
}
