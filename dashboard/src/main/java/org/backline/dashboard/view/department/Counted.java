package org.backline.dashboard.view.department;

/**
 * What a figure counts, so that what it counted can be listed: which rows belong to it, when each belongs, and the number
 * it brings to the mean or the median.
 */
public enum Counted {
    TIMED(false, "c.intake_seconds > 0", "c.opened_at", "null::numeric", "c.intake_seconds"),
    FOLLOWED(false, "c.pain_last is not null", "c.opened_at", "c.pain_first", "c.pain_last"),
    FUNCTIONING(
            false,
            "c.function_first is not null and c.function_last is not null",
            "c.opened_at",
            "c.function_first",
            "c.function_last"),
    RETURNED(
            false,
            "c.full_at > c.limited_at",
            "c.opened_at",
            "null::numeric",
            "extract(epoch from c.full_at - c.opened_at) / 86400"),
    ASKED(true, "true", "c.requested_at", "null::numeric", "null::numeric"),
    OPEN(
            true,
            "(greatest(c.reconciled_at, c.cancelled_at) is null"
                    + " or c.reopened_at > greatest(c.reconciled_at, c.cancelled_at))",
            "c.requested_at",
            "null::numeric",
            "null::numeric"),
    ACKNOWLEDGED("acknowledged_at"),
    ACCEPTED("accepted_at"),
    REPORTED("reported_at"),
    REVIEWED("reviewed_at"),
    RECONCILED("reconciled_at");

    private final boolean referrals;
    private final String which;
    private final String at;
    private final String first;
    private final String value;

    Counted(boolean referrals, String which, String at, String first, String value) {
        this.referrals = referrals;
        this.which = which;
        this.at = at;
        this.first = first;
        this.value = value;
    }

    Counted(String step) {
        this(
                true,
                "c." + step + " is not null",
                "c.requested_at",
                "null::numeric",
                "extract(epoch from c." + step + " - c.requested_at) / 3600");
    }

    /** Whether it counts referrals, and not cases. */
    public boolean ofReferrals() {
        return referrals;
    }

    /** The rows, newest first; {@code group} is the clinic of a case, or the urgency of a referral. */
    String sql() {
        String id = referrals ? "c.referral_id" : "c.case_id";
        return """
            select %s as id, c.case_id, %s as at, %s as first, %s as value from %s c
            where %s is not null and %s and %s = :group
              and (cast(:at as timestamptz) is null or (%s, %s) < (cast(:at as timestamptz), cast(:id as uuid)))
            order by at desc, id desc limit :limit
            """.formatted(
                        id,
                        at,
                        first,
                        value,
                        referrals ? "department_referral" : "department_case",
                        at,
                        which,
                        referrals ? "c.urgency" : "c.clinic_id",
                        at,
                        id);
    }
}
