package org.backline.support.command;

/**
 * Answer to a command; a repeat of the command gets the same one.
 *
 * @param id what the command was about
 * @param version version it left behind, 0 or more; travels as {@code ETag} too
 */
public record Receipt(String id, long version) {}
