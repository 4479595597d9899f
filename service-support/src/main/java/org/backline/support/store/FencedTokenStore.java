package org.backline.support.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Where the segments of event processors are, and which copy of the service works on each.
 *
 * <p>A copy that stood still for longer than its claim lasts does not know that another one has gone on with its
 * segment, and maybe has stopped since. Axon's store lets it take the segment back when it extends its claim or stores
 * its place: it then handles once more what the other one has handled. Here a claim is taken in one way only, by
 * {@link #fetchToken}, which also tells the place; whoever finds his claim gone is refused, and begins anew with that.
 */
public final class FencedTokenStore extends JdbcTokenStore {

    private static final TokenSchema SCHEMA = TokenSchema.builder()
            .setTokenTable("token_entry")
            .setProcessorNameColumn("processor_name")
            .setSegmentColumn("segment")
            .setTokenColumn("token")
            .setTokenTypeColumn("token_type")
            .setTimestampColumn("timestamp")
            .setOwnerColumn("owner")
            .build();

    private static final String PLACES =
            "select segment, token, token_type, timestamp, owner from token_entry where processor_name = ?";

    private static final String EXTEND =
            "update token_entry set timestamp = ? where processor_name = ? and segment = ? and owner = ?";

    private final String copy;
    private final Duration claimTimeout;
    private final Clock clock;
    private final BiConsumer<String, Segment> claimed;

    /**
     * A store on the table {@code token_entry}.
     *
     * @param copy name of this copy of the service, which no other one bears while this one runs
     * @param claimTimeout how long a claim lasts that is not extended
     * @param clock of this machine, by which claims are extended; Axon has its own for the rest
     * @param claimed is told the processor and the segment each time that a claim is taken, before anything is handled
     */
    public FencedTokenStore(
            ConnectionProvider connections,
            Serializer serializer,
            String copy,
            Duration claimTimeout,
            Clock clock,
            BiConsumer<String, Segment> claimed) {
        super(builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .nodeId(copy)
                .claimTimeout(claimTimeout)
                .schema(SCHEMA));
        this.copy = copy;
        this.claimTimeout = claimTimeout;
        this.clock = clock;
        this.claimed = claimed;
    }

    /**
     * Where each segment of a processor is, without a claim on any.
     *
     * @return by the number of the segment; empty for a processor that has never run
     */
    public Map<Integer, Place> places(String processor) {
        Connection connection = getConnection();
        try {
            return JdbcUtils.executeQuery(
                    connection,
                    open -> {
                        PreparedStatement statement = open.prepareStatement(PLACES);
                        statement.setString(1, processor);
                        return statement;
                    },
                    rows -> {
                        Map<Integer, Place> places = new HashMap<>();
                        while (rows.next()) {
                            places.put(rows.getInt("segment"), new Place(stored(rows), isHeld(rows)));
                        }
                        return places;
                    },
                    failure -> new IllegalStateException("The places of " + processor + " could not be read", failure));
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }

    private @Nullable TrackingToken stored(ResultSet row) throws SQLException {
        byte[] token = row.getBytes("token");
        return token == null
                ? null
                : serializer()
                        .deserialize(
                                new SimpleSerializedObject<>(token, byte[].class, row.getString("token_type"), null));
    }

    private boolean isHeld(ResultSet row) throws SQLException {
        return row.getString("owner") != null
                && DateTimeUtils.parseInstant(row.getString("timestamp"))
                        .plus(claimTimeout)
                        .isAfter(clock.instant());
    }

    /**
     * Where a segment is.
     *
     * @param stored all that it had got when that was last stored, a second or two ago where it is held; null before the first
     *     time
     * @param held whether a copy has a claim on it that lasts
     */
    public record Place(@Nullable TrackingToken stored, boolean held) {}

    /**
     * Claims a segment for this copy.
     *
     * @return all that the segment has got, to be advanced by the tokens of this store's events
     * @throws UnableToClaimTokenException when another copy's claim on it lasts
     */
    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        var token = new SegmentToken(super.fetchToken(processor, segment), false);
        claimed.accept(processor, segment);
        return token;
    }

    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        super.storeToken(token instanceof SegmentToken place ? place.stored() : token, processor, segment);
    }

    /**
     * Makes a claim last from now on.
     *
     * @throws UnableToClaimTokenException when it is not this copy's claim
     */
    @Override
    public void extendClaim(String processor, int segment) {
        Connection connection = getConnection();
        try {
            int[] extended = JdbcUtils.executeUpdates(
                    connection,
                    failure -> {
                        throw new IllegalStateException("A claim could not be extended", failure);
                    },
                    open -> {
                        PreparedStatement statement = open.prepareStatement(EXTEND);
                        statement.setString(1, DateTimeUtils.formatInstant(clock.instant()));
                        statement.setString(2, processor);
                        statement.setInt(3, segment);
                        statement.setString(4, copy);
                        return statement;
                    });
            if (extended[0] == 0) {
                throw lost(processor, segment);
            }
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }

    /** Is asked when the place of a segment could not be stored because the claim is not this copy's. */
    @Override
    protected void updateToken(Connection connection, ResultSet row, TrackingToken token, String processor, int segment)
            throws SQLException {
        throw lost(processor, segment);
    }

    private UnableToClaimTokenException lost(String processor, int segment) {
        return new UnableToClaimTokenException(
                "Segment " + segment + " of " + processor + " is no longer claimed by " + copy);
    }
}
