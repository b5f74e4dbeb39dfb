package io.fangpin.tabular;

import java.util.Iterator;

/** The rows of one file in order, read as they are asked for; {@code next} may throw {@link RefusedFileException}. */
public interface RowSource extends Iterator<Row>, AutoCloseable {

    SheetInfo info();

    @Override
    void close();
}
