package org.backline.support.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Remembers which commands were carried out, in table {@code processed_command}, within their own transaction. */
public class ProcessedCommands {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    public ProcessedCommands(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    String fingerprint(String path, String subject, Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(subject.getBytes(UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(json.writeValueAsBytes(body)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Claims the id for this transaction; a second transaction with the same id waits here for the first to end.
     *
     * @return the receipt of an earlier, equal command
     * @throws IdReused when the earlier command was another one
     */
    @Nullable Receipt begin(UUID commandId, String fingerprint) {
        int claimed = jdbc.sql("insert into processed_command (command_id, fingerprint, handled_at) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(commandId, fingerprint, clock.instant().atOffset(UTC))
                .update();
        if (claimed == 1) {
            return null;
        }
        Earlier earlier = jdbc.sql("select fingerprint, receipt from processed_command where command_id = ?")
                .param(commandId)
                .query((row, number) -> new Earlier(row.getString("fingerprint"), row.getString("receipt")))
                .single();
        if (!earlier.fingerprint().equals(fingerprint)) {
            throw new IdReused(commandId);
        }
        return json.readValue(earlier.receipt(), Receipt.class);
    }

    /**
     * Writes down what the command left behind.
     *
     * @param target aggregate the command was about; its version is that of its last event, this transaction's included
     */
    Receipt finish(UUID commandId, UUID target) {
        String receipt = jdbc.sql(
                        "update processed_command set receipt = json_build_object('id', cast(:target as text),"
                                + " 'version', coalesce((select max(sequence_number) from domain_event_entry"
                                + " where aggregate_identifier = :target), 0))"
                                + " where command_id = :command returning receipt")
                .param("target", target.toString())
                .param("command", commandId)
                .query(String.class)
                .single();
        return json.readValue(receipt, Receipt.class);
    }

    private record Earlier(String fingerprint, String receipt) {}
}
