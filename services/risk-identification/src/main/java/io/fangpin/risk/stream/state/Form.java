package io.fangpin.risk.stream.state;

/** How values of one type are written and read. */
interface Form {
    void write(StateOut out, Object value);

    Object read(StateIn in);
}
