package io.partline.local.launcher;

/** Something the person at the keyboard can act on; its message is all that is shown. */
public final class LaunchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaunchFailure(String message) {
        super(message);
    }

    LaunchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
