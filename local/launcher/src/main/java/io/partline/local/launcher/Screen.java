package io.partline.local.launcher;

import java.io.Console;
import java.io.PrintStream;

/** Progress as a person reads it: what is going on stays in the last line of a terminal, and is nowhere else. */
final class Screen implements Progress {
    private static final String CLEAR_LINE = "\r\033[K";
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final boolean terminal;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @SuppressWarnings(
            "SystemConsoleNull") // it depends on the provider of consoles whether there is one without a terminal
    static Screen of(PrintStream out) {
        Console console = System.console();
        return new Screen(out, console != null && console.isTerminal());
    }

    @Override
    public synchronized void line(String text) {
        out.println((terminal ? CLEAR_LINE : "") + "  " + text);
    }

    /** Cut, as a line that wraps could not be replaced. */
    @Override
    public synchronized void now(String text) {
        if (terminal) {
            out.print(CLEAR_LINE + "  " + text.substring(0, Math.min(text.length(), WIDTH)));
            out.flush();
        }
    }
}
