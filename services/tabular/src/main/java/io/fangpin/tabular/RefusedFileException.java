package io.fangpin.tabular;

/** The file as a whole cannot be read; thrown when it is opened, or later when it turns out to be broken. */
public final class RefusedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String messageZh;
    private final String messageEn;

    public RefusedFileException(String code, String messageZh, String messageEn) {
        super(messageZh + " / " + messageEn);
        this.code = code;
        this.messageZh = messageZh;
        this.messageEn = messageEn;
    }

    /** Stable code, e.g. {@code EMPTY_FILE}, {@code MISSING_COLUMNS}. */
    public String code() {
        return code;
    }

    public String messageZh() {
        return messageZh;
    }

    public String messageEn() {
        return messageEn;
    }

    static RefusedFileException unreadable(Exception cause) {
        RefusedFileException refused =
                new RefusedFileException("UNREADABLE", "文件已损坏，无法继续读取", "The file is damaged and cannot be read on");
        refused.initCause(cause);
        return refused;
    }
}
