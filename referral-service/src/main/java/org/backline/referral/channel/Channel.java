package org.backline.referral.channel;

/** A way of reaching somebody outside. */
public enum Channel {
    WEBHOOK,
    MAIL,
    /** E-mail to whoever owns what is overdue. */
    REMINDER
}
