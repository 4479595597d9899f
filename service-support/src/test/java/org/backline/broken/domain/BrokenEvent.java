package org.backline.broken.domain;

/** Not a record, and holds free text. */
public interface BrokenEvent {

    /** Breaks "commands and events are records" and "no free text in events". */
    final class Noted implements BrokenEvent {

        /** Free text. */
        public final String comment;

        /** Keeps the text. */
        public Noted(String comment) {
            this.comment = comment;
        }
    }
}
