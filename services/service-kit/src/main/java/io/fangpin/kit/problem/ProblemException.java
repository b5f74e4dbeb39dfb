package io.fangpin.kit.problem;

/** Carries a {@link Problem} to the caller; its message is the title, which never holds personal data. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.title(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
