import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code Format check|apply <folder>}: checks or applies the house format on every Java file below the folder. */
class Format {
    private static final JavaFormatterOptions.Style STYLE = JavaFormatterOptions.Style.PALANTIR;
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(STYLE).build());

    public static void main(String[] args) throws IOException {
        boolean apply = args[0].equals("apply");
        Path root = Path.of(args[1]);
        List<Path> sources;
        try (var files = Files.walk(root)) {
            sources = files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !root.relativize(f).toString().matches("(.*/)?(target|node_modules|\\.[^/]+)/.*"))
                    .sorted()
                    .toList();
        }
        List<String> wrong = new ArrayList<>();
        for (Path file : sources) {
            String before = Files.readString(file);
            try {
                String after = ImportOrderer.reorderImports(
                        RemoveUnusedImports.removeUnusedImports(FORMATTER.formatSource(before)), STYLE);
                if (after.equals(before)) {
                    continue;
                }
                if (apply) {
                    Files.writeString(file, after);
                } else {
                    wrong.add(root.relativize(file).toString());
                }
            } catch (FormatterException e) {
                wrong.add(root.relativize(file) + ": " + e.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            System.err.println("Not in the house format (mvn -pl code-style -Dformat=apply validate mends it):");
            wrong.forEach(f -> System.err.println("  " + f));
            System.exit(1);
        }
        System.out.println(sources.size() + " Java files " + (apply ? "formatted" : "in the house format"));
    }
}
