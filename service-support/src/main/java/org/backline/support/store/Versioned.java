package org.backline.support.store;

/**
 * A state and the version it stands at.
 *
 * @param version sequence number of the last event folded in, 0 or more; travels as {@code ETag}
 */
public record Versioned<S>(S state, long version) {}
