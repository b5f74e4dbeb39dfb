package io.fangpin.backing.process;

/** A server that another part of this JVM started and will end. */
public record AttachedServer(String description) implements Server {
    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public void kill() {}

    @Override
    public boolean running() {
        return true;
    }

    @Override
    public void release() {}
}
