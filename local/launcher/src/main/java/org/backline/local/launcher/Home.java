package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run finds the built modules and keeps everything of its own.
 *
 * @param checkout top folder of the modules
 * @param folder the run's own, {@code .backline} of the checkout
 */
public record Home(Path checkout, Path folder) {

    /** Databases, Kafka's log and the demo caseload's mark: all that {@code --fresh} forgets. */
    Path data() {
        return folder.resolve("data");
    }

    /** Begins anew: the next start finds no data. */
    public void forgetData() {
        delete(data());
    }

    /** What the broker kept, and nothing else: the stores are the truth, and fill it again. */
    public void forgetBroker() {
        delete(data().resolve("kafka"));
    }

    /** One log a process. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** The programs as they run: copies, so that a build may replace the originals meanwhile. */
    Path programs() {
        return folder.resolve("app");
    }

    /** E-mails that were sent, one file each; their links work. */
    public Path mail() {
        return folder.resolve("mail");
    }

    /** What the JVM keeps to start faster. */
    public Path aotCaches() {
        return folder.resolve("aot");
    }

    /** What only the owner of the checkout may read: passwords and keys that were made here. */
    Path secrets() {
        return folder.resolve("secrets");
    }

    /** Who can sign in, for the processes that show names. */
    Path people() {
        return folder().resolve("people.yaml");
    }

    /** Whom each clinic may ask at first, for the service that asks. */
    Path rosters() {
        return folder().resolve("rosters.yaml");
    }

    /** The jar a service was built into. */
    Path jarOf(Service service) {
        Path target = checkout.resolve(service.folder()).resolve("target");
        String name = "(local-)?" + service.module();
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file ->
                            file.getFileName().toString().matches(name + "-[0-9][0-9A-Za-z.]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(service));
        } catch (IOException e) {
            throw notBuilt(service);
        }
    }

    private static Refusal notBuilt(Service service) {
        return new Refusal(Refusal.FAILED, service.module() + " is not built. Run: mvn -DskipTests package");
    }

    /** Removes a folder and all that is in it, if it is there. */
    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            List<Path> childrenFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : childrenFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + tree, e);
        }
    }
}
