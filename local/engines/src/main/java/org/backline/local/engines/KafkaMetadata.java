package org.backline.local.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.FileRecords;

/**
 * The log in which Kafka keeps its list of topics.
 *
 * <p>A broker that finds nothing in it begins with no topics, says nothing, and clears away the records of the topics it
 * does not know. So it is looked at before a broker is.
 */
final class KafkaMetadata {

    private KafkaMetadata() {}

    /** Whether a broker has run on this log folder before and would find no topics now. */
    static boolean isLost(Path log) {
        boolean hasRunBefore = Files.exists(log.resolve("recovery-point-offset-checkpoint"));
        return hasRunBefore && !isReadable(log.resolve("__cluster_metadata-0"));
    }

    private static boolean isReadable(Path metadata) {
        if (!Files.isDirectory(metadata)) {
            return false;
        }
        try (Stream<Path> files = Files.list(metadata)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream().anyMatch(KafkaMetadata::isSnapshot)
                    || sorted.stream()
                            .filter(file -> file.toString().endsWith(".log"))
                            .findFirst()
                            .filter(KafkaMetadata::beginsWithRecords)
                            .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + metadata, e);
        }
    }

    private static boolean isSnapshot(Path file) {
        return file.toString().endsWith(".checkpoint");
    }

    private static boolean beginsWithRecords(Path segment) {
        try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
            var batches = records.batchIterator();
            return batches.hasNext() && batches.next().isValid();
        } catch (CorruptRecordException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + segment, e);
        }
    }
}
