package org.backline.referral.channel;

import java.time.Clock;

/**
 * What a letter about a referral is written with.
 *
 * @param dashboard where people read and answer, without a slash at its end
 */
public record LetterDesk(
        Letters letters,
        Contacts contacts,
        Invitations invitations,
        AnswerLinks links,
        String dashboard,
        Clock clock) {}
