package org.backline.referral.domain.roster;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** When a clinic is open on a day of the week. */
public record OpeningDay(DayOfWeek day, LocalTime opens, LocalTime closes) {}
