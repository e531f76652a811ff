package io.partline.gateway;

import java.io.IOException;

/** The rest of a body is not read, and why. */
class BodyRefused extends IOException {
    private final transient Problem problem;

    BodyRefused(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
